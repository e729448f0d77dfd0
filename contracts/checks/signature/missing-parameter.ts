import { withQuery } from '../../merchant/variation.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

/** Which of the two codes is right is left open: the guide names none, its sample project uses both. */
function missing(parameter: 'signature' | 'timestamp' | 'nonce'): Check {
  return {
    id: `signature.missing-${parameter}`,
    title: `A request without the query parameter ${parameter} is refused`,
    severity: 'error',
    rule: rules.signature,
    guides: ['saas-v2'],
    exchange: 'queryInstance',
    calls: 'each',
    stage: 'plain',
    async run({ probe }) {
      const answer = await probe({ tamper: withQuery(() => ({ [parameter]: undefined })) });
      expectRefused(answer, `A request without ${parameter}`, [codes.unauthorized, codes.invalid]);
    },
  };
}

export const missingParameter = [missing('signature'), missing('timestamp'), missing('nonce')];
