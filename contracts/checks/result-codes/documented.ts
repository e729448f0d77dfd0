import { isRecord } from '../../../generator/load/openapi.ts';
import { exchangeOf } from '../../merchant/merchant.ts';
import { describeAnswer } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from '../transport/review.ts';

export const documentedCode: Check = {
  id: 'result-codes.documented',
  title: 'Every answer is JSON with a resultCode that is documented for its callback',
  severity: 'error',
  rule: rules.resultCodes,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'review',
  run: (bench) =>
    review(bench, (exchanged) => {
      const { exchange, received } = exchanged;
      const code = isRecord(received.json) ? received.json['resultCode'] : undefined;
      const known = exchangeOf(bench.model, exchange).resultCodes?.codes ?? [];
      if (known.some((entry) => entry.code === code)) return undefined;
      const actual = code === undefined ? describeAnswer(exchanged) : `resultCode: ${JSON.stringify(code)}`;
      return {
        message: `An answer to ${exchange} has no documented result code.`,
        expected: `resultCode: a string, one of ${known.map((entry) => entry.code).join(', ')}`,
        actual,
      };
    }),
};
