import { aboutInstance } from '../../session/sound-fields.ts';
import { isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip } from '../verdict.ts';

function resent(exchange: 'refreshInstance' | 'upgradeInstance', what: string, see: string): Check {
  return {
    id: `idempotency.${what}-resend`,
    title: `${exchange}, sent again for the same order, succeeds`,
    severity: 'error',
    rule: rules[exchange],
    guides: ['saas-v2'],
    exchange,
    calls: 'each',
    stage: 'life',
    async run({ life, send }) {
      const { instanceId } = await life.bring('active');
      const fields = aboutInstance[exchange](instanceId);
      if (!isAccepted(await send(exchange, fields))) skip(`${exchange} does not succeed once; see ${see}.`);
      expectAccepted(await send(exchange, fields), `A second ${exchange} for the same order`);
    },
  };
}

export const renewResend = resent('refreshInstance', 'renew', 'life-cycle.renew');
export const upgradeResend = resent('upgradeInstance', 'upgrade', 'life-cycle.upgrade');
