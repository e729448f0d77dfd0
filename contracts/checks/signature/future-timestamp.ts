import { codes, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';
import { expectSureOfTime } from './clock.ts';

/** The guide says "differs by no more than 60 s"; its own sample project looks at the past only. */
export const futureTimestamp: Check = {
  id: 'signature.future-timestamp',
  title: 'A request that was signed 61 s ahead of the clock should be refused',
  severity: 'warning',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({ clockOffset: 61_000 });
    if (isAccepted(answer)) expectSureOfTime(answer);
    expectRefused(answer, 'A request signed 61 s ahead of the clock', [codes.invalid, codes.unauthorized]);
  },
};
