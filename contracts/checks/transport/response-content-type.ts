import { isAccepted, readingFor } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from './review.ts';

export const responseContentType: MakeChecks = (book) => [
  {
    ...reviewBasics(book),
    id: 'transport.response-content-type',
    title: 'Every answer has the header Content-Type: application/json',
    severity: book.guide.habits.looseAnswers ? 'warning' : 'error',
    rule: book.guide.rules.answers,
    run: (bench) =>
      review(bench, (exchanged) => {
        const type = exchanged.received.headers['content-type'] ?? '';
        if (/^application\/json\s*(?:;|$)/i.test(type.trim())) return undefined;
        // A refusal that is known by its status needs no body.
        if (readingFor(exchanged).code === undefined && !isAccepted(exchanged)) return undefined;
        return {
          message: `An answer to ${exchanged.exchange} came with ${type === '' ? 'no Content-Type' : `Content-Type ${type}`}.`,
          expected: 'Content-Type: application/json, with any charset',
          actual: type === '' ? 'none' : type,
        };
      }),
  },
];
