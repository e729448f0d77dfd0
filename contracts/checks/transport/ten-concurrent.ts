import { unknownSubject } from '../../guides/book.ts';
import { describeAnswer } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { isSame } from './same-answer.ts';

/** Whether the last one comes in time is seen in the review of all answers. */
export const tenConcurrent: MakeChecks = (book) => {
  const { cast, rules } = book.guide;
  const exchange = cast.query ?? cast.idle[0] ?? cast.first;
  return [
    {
      id: 'transport.ten-concurrent',
      title: `Ten ${exchange} requests at the same time are answered like one`,
      severity: 'error',
      rule: rules.timeout,
      exchange,
      calls: 'any',
      stage: 'alone',
      async run({ probe, ask, opened }) {
        await opened();
        // Only queries about one and the same subject come at the same time.
        const request = () =>
          cast.query === undefined ? ask(exchange, unknownSubject(book.guide)) : probe();
        const usual = await request();
        const outcomes = await Promise.allSettled(Array.from({ length: 10 }, request));
        const failure = outcomes.find((outcome) => outcome.status === 'rejected');
        if (failure !== undefined) throw failure.reason;
        const others = outcomes.flatMap((outcome) =>
          outcome.status === 'fulfilled' && !isSame(outcome.value, usual) ? outcome.value : [],
        );
        const [first] = others;
        if (first === undefined) return;
        throw new Violation({
          message: `Of ten requests at the same time ${others.length} were answered otherwise than one alone is. Do they get into each other's way?`,
          expected: describeAnswer(usual),
          actual: describeAnswer(first),
          exchanged: first,
        });
      },
    },
  ];
};
