import { isRecord } from '../../../generator/load/openapi.ts';
import { probedReading } from '../../guides/book.ts';
import { hasDebugging } from '../../merchant/debugging-mark.ts';
import { codeOf } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from '../transport/review.ts';

export const resultMessage: MakeChecks = (book) => {
  const { message: field } = probedReading(book);
  if (!hasDebugging(book.model) || field === '') return [];
  return [
    {
      ...reviewBasics(book),
      id: 'result-codes.message',
      title: `Every answer to a debugging call has a ${field}`,
      rule: book.guide.rules.debugging,
      calls: 'debug',
      run: (bench) =>
        review(bench, (exchanged, calls) => {
          const { exchange, received } = exchanged;
          // An answer without a result code has worse faults, which other checks name.
          if (calls === 'real' || codeOf(exchanged) === undefined) return undefined;
          const text = isRecord(received.json) ? received.json[field] : undefined;
          if (typeof text === 'string' && text.length <= 255) return undefined;
          return {
            message: `An answer to ${exchange} has no fitting ${field}; debugging in the Seller Center needs it.`,
            expected: `${field}: a string of at most 255 characters`,
            actual:
              typeof text === 'string'
                ? `${text.length} characters`
                : `${field}: ${JSON.stringify(text) ?? 'missing'}`,
          };
        }),
    },
  ];
};
