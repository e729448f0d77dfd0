import { isRecord } from '../../../generator/load/openapi.ts';
import { probedReading } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { describeAnswer } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from '../transport/review.ts';

export const documentedCode: MakeChecks = (book) => {
  const { code: field, codes } = probedReading(book);
  if (field === undefined) return [];
  return [
    {
      ...reviewBasics(book),
      id: 'result-codes.documented',
      title: `Every answer is JSON with a ${field} that is documented for its callback`,
      rule: book.guide.rules.codes,
      run: (bench) =>
        review(bench, (exchanged) => {
          const { exchange, received } = exchanged;
          const code = isRecord(received.json) ? received.json[field] : undefined;
          const known = exchangeOf(book.model, exchange).resultCodes?.codes ?? [];
          if (known.some((entry) => entry.code === code)) return undefined;
          const actual = code === undefined ? describeAnswer(exchanged) : `${field}: ${JSON.stringify(code)}`;
          return {
            message: `An answer to ${exchange} has ${code === undefined ? 'no' : 'another than a documented'} ${field}. The platform knows success by ${field} ${codes.success} alone.`,
            expected: `${field}: a string, one of ${known.map((entry) => entry.code).join(', ')}`,
            actual,
          };
        }),
    },
  ];
};
