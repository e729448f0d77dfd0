import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

/** Current pages don't send the flag in real calls; older ones, and the European site, send "0". */
export const testFlagZero: Check = {
  id: 'tolerance.test-flag-zero',
  title: 'A call with testFlag "0" is a real call',
  severity: 'error',
  rule: rules.callbacks,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'real',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({}, { testFlag: '0' });
    expectAccepted(answer, 'A request with testFlag "0" about an instance of a real order');
  },
};
