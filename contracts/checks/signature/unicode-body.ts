import { codeOf, codes, describeAnswer } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { Violation } from '../verdict.ts';

/** Any answer but "authentication failed" will do: the instance does not exist. */
export const unicodeBody: Check = {
  id: 'signature.unicode-body',
  title: 'The signature of a body with Chinese characters and slashes is verified over its UTF-8 bytes',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe, send }) {
    await probe();
    const answer = await send('queryInstance', { instanceId: `实例/${crypto.randomUUID()}` });
    if (codeOf(answer) !== codes.unauthorized) return;
    throw new Violation({
      message:
        'The signature of a body with Chinese characters and a slash was refused. Verify it over the raw bytes; a body that is printed anew must not escape them.',
      expected: 'a verified signature, so resultCode 000003 for this unknown instance',
      actual: describeAnswer(answer),
      exchanged: answer,
    });
  },
};
