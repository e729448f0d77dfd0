import { aboutInstance } from '../../session/sound-fields.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

/** Optional exchanges: not to offer one can't be told from a broken one, so a refusal is a warning. */
function change(name: string, exchange: 'upgradeInstance' | 'changeInstanceCheck', title: string): Check {
  return {
    id: `life-cycle.${name}`,
    title,
    severity: 'warning',
    rule: rules[exchange],
    guides: ['saas-v2'],
    exchange,
    calls: 'each',
    stage: 'life',
    async run({ life, send }) {
      const { instanceId } = await life.bring('active');
      const answer = await send(exchange, aboutInstance[exchange](instanceId));
      expectAccepted(answer, `${exchange}, which is optional,`);
    },
  };
}

export const upgrade = change(
  'upgrade',
  'upgradeInstance',
  'upgradeInstance succeeds, if the product can be upgraded',
);

export const changeCheck = change(
  'change-check',
  'changeInstanceCheck',
  'changeInstanceCheck succeeds, if the product can be changed on a renewal',
);
