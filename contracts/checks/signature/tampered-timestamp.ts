import { withQuery } from '../../merchant/variation.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const tamperedTimestamp: Check = {
  id: 'signature.tampered-timestamp',
  title: 'A request whose time stamp was changed after it was signed is refused with 000001',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({
      tamper: withQuery((query) => ({ timestamp: String(Number(query.get('timestamp')) - 1) })),
    });
    expectRefused(answer, 'A request with another time stamp than the signed one', [codes.unauthorized]);
  },
};
