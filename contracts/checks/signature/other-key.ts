import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const otherKey: Check = {
  id: 'signature.other-key',
  title: 'A request signed with another access key is refused with 000001',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'each',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({ key: crypto.randomUUID() });
    expectRefused(answer, 'A request signed with a key that is not the merchant’s', [codes.unauthorized]);
  },
};
