import { randomUUID } from 'node:crypto';
import { creation } from '../../session/sound-fields.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

export const tamperedBody: Check = {
  id: 'signature.tampered-body',
  title: 'A request whose body was changed after it was signed is refused with 000001',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ instance, send }) {
    const { orderId, orderLineId } = await instance();
    const businessId = randomUUID();
    // A business ID is new with every request, so nothing but the signature speaks against the changed one.
    const answer = await send(
      'newInstance',
      { ...creation({ orderId, orderLineId }), businessId },
      {
        tamper: (signed) => {
          const body = new TextDecoder().decode(signed.body).replace(businessId, randomUUID());
          return { ...signed, body: new TextEncoder().encode(body) };
        },
      },
    );
    expectRefused(answer, 'A request with another businessId than the signed one', [codes.unauthorized]);
  },
};
