import { isRecord } from '../../../generator/load/openapi.ts';
import { codeOf } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from '../transport/review.ts';

export const resultMessage: Check = {
  id: 'result-codes.message',
  title: 'Every answer to a debugging call has a resultMsg',
  severity: 'error',
  rule: rules.debugging,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'debug',
  stage: 'review',
  run: (bench) =>
    review(bench, (exchanged, calls) => {
      const { exchange, received } = exchanged;
      // An answer without a result code has worse faults, which other checks name.
      if (calls === 'real' || codeOf(exchanged) === undefined) return undefined;
      const text = isRecord(received.json) ? received.json['resultMsg'] : undefined;
      if (typeof text === 'string' && text.length <= 255) return undefined;
      return {
        message: `An answer to ${exchange} has no fitting resultMsg; debugging in the Seller Center needs it.`,
        expected: 'resultMsg: a string of at most 255 characters',
        actual:
          typeof text === 'string'
            ? `${text.length} characters`
            : `resultMsg: ${JSON.stringify(text) ?? 'missing'}`,
      };
    }),
};
