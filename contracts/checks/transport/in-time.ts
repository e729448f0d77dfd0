import { exchangeOf } from '../../merchant/merchant.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from './review.ts';

export const inTime: Check = {
  id: 'transport.in-time',
  title: 'Every answer comes within 5 s',
  severity: 'error',
  rule: rules.timeout,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'review',
  async run(bench) {
    await bench.answers();
    const late = bench.log.unanswered.find(({ reason }) => reason === 'time-out' || reason === 'unfinished');
    if (late !== undefined) throw late;
    await review(bench, ({ exchange, received: { durationMs } }) => {
      const seconds = exchangeOf(bench.model, exchange).delivery?.timeout ?? 5;
      if (durationMs <= seconds * 1000) return undefined;
      return {
        message: `An answer to ${exchange} took too long. If the work takes long, answer 000004 and finish it later.`,
        expected: `an answer within ${seconds} s`,
        actual: `after ${(durationMs / 1000).toFixed(1)} s`,
      };
    });
  },
};
