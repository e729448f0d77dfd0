import { codes, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';
import { secondsAhead } from './clock.ts';

export const staleTimestamp: Check = {
  id: 'signature.stale-timestamp',
  title: 'A request that was signed 61 s ago is refused',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'each',
  stage: 'plain',
  async run({ probe }) {
    let answer = await probe({ clockOffset: -61_000 });
    // By a clock that is behind ours the request may be younger, so ask again with one that is stale by it too.
    const behind = Math.max(0, -secondsAhead(answer));
    if (isAccepted(answer) && behind > 0) answer = await probe({ clockOffset: -62_000 - behind * 1000 });
    expectRefused(answer, 'A request signed more than 60 s ago', [codes.invalid, codes.unauthorized]);
  },
};
