import { probedExchange } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from './review.ts';

export const inTime: MakeChecks = (book) => {
  const { model, guide } = book;
  const secondsFor = (exchange: string) => exchangeOf(model, exchange).delivery?.timeout ?? 5;
  const canWait = guide.habits.asynchronous.length > 0;
  return [
    {
      ...reviewBasics(book),
      id: 'transport.in-time',
      title: `Every answer comes within ${secondsFor(probedExchange(book).name)} s`,
      rule: guide.rules.timeout,
      async run(bench) {
        await bench.answers();
        const late = bench.log.unanswered.find(
          ({ reason }) => reason === 'time-out' || reason === 'unfinished',
        );
        if (late !== undefined) throw late;
        await review(bench, ({ exchange, received: { durationMs } }) => {
          const seconds = secondsFor(exchange);
          if (durationMs <= seconds * 1000) return undefined;
          return {
            message: `An answer to ${exchange} took too long.${canWait ? ' If the work takes long, answer 000004 and finish it later.' : ''}`,
            expected: `an answer within ${seconds} s`,
            actual: `after ${(durationMs / 1000).toFixed(1)} s`,
          };
        });
      },
    },
  ];
};
