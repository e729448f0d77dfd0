import { withQuery } from '../../merchant/variation.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const truncatedSignature: Check = {
  id: 'signature.truncated',
  title: 'A request with only a part of its signature, or an empty one, is refused',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    for (const length of [63, 32, 0]) {
      const answer = await probe({
        tamper: withQuery((query) => ({ signature: query.get('signature')?.slice(0, length) })),
      });
      const sent = `A request with only ${length} of the 64 digits of its signature`;
      expectRefused(answer, sent, [codes.unauthorized, codes.invalid]);
    }
  },
};
