import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

/** The guide advises it; its sample project does without. */
export const replayedNonce: Check = {
  id: 'signature.replayed-nonce',
  title: 'The very same request, sent a second time, should be refused by its nonce',
  severity: 'advice',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    const { sent } = await probe();
    const body = new TextEncoder().encode(sent.body);
    const answer = await probe({ tamper: (signed) => ({ ...signed, url: new URL(sent.url), body }) });
    expectRefused(answer, 'A replayed request', [codes.unauthorized, codes.invalid]);
  },
};
