import { isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { expectSureOfTime } from './clock.ts';

function within(id: Check['id'], title: string, clockOffset: number): Check {
  return {
    id,
    title: `${title} is accepted`,
    severity: 'error',
    rule: rules.signature,
    guides: ['saas-v2'],
    exchange: 'queryInstance',
    calls: 'any',
    stage: 'plain',
    async run({ probe }) {
      const answer = await probe({ clockOffset });
      if (!isAccepted(answer)) expectSureOfTime(answer);
      expectAccepted(answer, title);
    },
  };
}

export const recentTimestamp = [
  within('signature.recent-timestamp', 'A request that was signed 59 s ago', -59_000),
  within('signature.near-future-timestamp', 'A request that was signed 59 s ahead of the clock', 59_000),
];
