import { withQuery } from '../../merchant/variation.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const tamperedNonce: Check = {
  id: 'signature.tampered-nonce',
  title: 'A request whose nonce was changed after it was signed is refused with 000001',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    const nonce = crypto.randomUUID().replaceAll('-', '').toUpperCase();
    const answer = await probe({ tamper: withQuery(() => ({ nonce })) });
    expectRefused(answer, 'A request with another nonce than the signed one', [codes.unauthorized]);
  },
};
