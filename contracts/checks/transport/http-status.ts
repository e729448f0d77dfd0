import { probedReading } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from './review.ts';

export const httpStatus: MakeChecks = (book) => {
  if (probedReading(book).code === undefined) return [];
  const { rules, habits } = book.guide;
  return [
    {
      ...reviewBasics(book),
      id: 'transport.http-status',
      title: 'Every answer has HTTP status 200, refusals too',
      severity: habits.looseAnswers ? 'warning' : 'error',
      rule: rules.answers,
      run: (bench) =>
        review(bench, ({ exchange, received: { status } }) =>
          status === 200
            ? undefined
            : {
                message: `An answer to ${exchange} came with HTTP status ${status}; the platform takes that for a failed call and never reads the body.`,
                expected: 'HTTP 200, with the result code in the body',
                actual: `HTTP ${status}`,
              },
        ),
    },
  ];
};
