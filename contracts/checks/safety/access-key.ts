import { concealed, leastKeyLength } from '../../merchant/hide-key.ts';
import type { MakeChecks } from '../check.ts';
import { everyAnswer, review, reviewBasics } from '../transport/review.ts';
import { skip } from '../verdict.ts';

/** The driver has put a mark in place of the key, so that no report can hold it. */
export const accessKey: MakeChecks = (book) => [
  {
    ...reviewBasics(book),
    id: 'safety.access-key',
    title: 'No answer holds the access key',
    rule: book.guide.rules.signature,
    async run(bench) {
      if (bench.key.length < leastKeyLength) skip('The access key is too short to be told from other text.');
      await review(everyAnswer(bench), ({ exchange, received: { body, headers } }) => {
        const header = Object.entries(headers).find(([, value]) => value.includes(concealed))?.[0];
        if (header === undefined && !body.includes(concealed)) return undefined;
        const place = header === undefined ? 'body' : `header ${header}`;
        return {
          message: `The ${place} of an answer to ${exchange} holds the access key. Whoever reads it can call the server in the platform's name: bind a new key, and take it out of messages.`,
          expected: 'an answer without the access key',
          actual: `the access key in the ${place}`,
        };
      });
    },
  },
];
