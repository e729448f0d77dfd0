import { withQuery } from '../../merchant/variation.ts';
import { aboutInstance, creation, type InstanceExchange } from '../../session/sound-fields.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';

const forged = 'F'.repeat(64);

/** A server whose handlers check the signature one by one may have forgotten one. */
function checkedBy(exchange: 'newInstance' | InstanceExchange): Check {
  return {
    id: `signature.checked-by-${exchange}`,
    title: `${exchange} with a forged signature, or with none, is refused`,
    severity: 'error',
    rule: rules.signature,
    guides: ['saas-v2'],
    exchange,
    calls: 'any',
    stage: 'plain',
    async run({ instance, open, freshOrder, send }) {
      // Who does not check releases it, and then it must not be the one that others use.
      const { instanceId } = await (exchange === 'releaseInstance' ? open() : instance());
      const fields =
        exchange === 'newInstance' ? creation(freshOrder()) : aboutInstance[exchange](instanceId);
      for (const [what, signature] of [['a forged', forged] as const, ['no', undefined] as const]) {
        const answer = await send(exchange, fields, { tamper: withQuery(() => ({ signature })) });
        expectRefused(
          answer,
          `${exchange} with ${what} signature`,
          [codes.unauthorized, codes.invalid],
          'warning',
        );
      }
    },
  };
}

export const everyCallback = [
  checkedBy('newInstance'),
  checkedBy('refreshInstance'),
  checkedBy('updateInstanceStatus'),
  checkedBy('releaseInstance'),
  checkedBy('upgradeInstance'),
  checkedBy('changeInstanceCheck'),
];
