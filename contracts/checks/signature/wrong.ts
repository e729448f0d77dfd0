import { withQuery } from '../../merchant/variation.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const wrongSignature: Check = {
  id: 'signature.wrong',
  title: 'A request with a wrong signature is refused with 000001',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'each',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({
      tamper: withQuery((query) => ({ signature: withOtherEnd(query.get('signature') ?? '') })),
    });
    expectRefused(answer, 'A request whose signature differs in its last digit', [codes.unauthorized]);
  },
};

/** Differs in one digit only, and at the end, where a careless comparison would not look. */
function withOtherEnd(signature: string): string {
  return signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0');
}
