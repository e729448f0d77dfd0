import { probedExchange } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { UnreachableError } from '../../merchant/unreachable.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { review, reviewBasics } from './review.ts';

export const inTime: MakeChecks = (book) => {
  const { model, guide } = book;
  const secondsFor = (exchange: string) => exchangeOf(model, exchange).delivery?.timeout ?? 5;
  const advice = (exchange: string) =>
    guide.habits.asynchronous.includes(exchange)
      ? ' If the work takes long, answer 000004 and finish it later.'
      : '';

  /** An answer that nobody has waited for long enough may come in time nevertheless. */
  function noAnswer({ exchange, sent, reason, timeout, message }: UnreachableError): Violation {
    const seconds = secondsFor(exchange);
    const words =
      reason === 'unfinished'
        ? message
        : `${exchange} was not answered within ${timeout} s.${advice(exchange)}`;
    const more =
      timeout < seconds ? ` The guide allows ${seconds} s: --timeout ${seconds} waits that long.` : '';
    return new Violation({
      message: words + more,
      expected: `an answer within ${seconds} s`,
      actual: `none after ${timeout} s`,
      sent,
    });
  }

  return [
    {
      ...reviewBasics(book),
      id: 'transport.in-time',
      title: `Every answer comes within ${secondsFor(probedExchange(book).name)} s`,
      rule: guide.rules.timeout,
      async run(bench) {
        await bench.answers();
        const [late] = bench.log.late;
        if (late !== undefined) throw noAnswer(late);
        await review(bench, ({ exchange, received: { durationMs } }) => {
          const seconds = secondsFor(exchange);
          if (durationMs <= seconds * 1000) return undefined;
          return {
            message: `An answer to ${exchange} took too long.${advice(exchange)}`,
            expected: `an answer within ${seconds} s`,
            actual: `after ${(durationMs / 1000).toFixed(1)} s`,
          };
        });
      },
    },
  ];
};
