import { expireTime } from '../../merchant/ids.ts';
import { aboutInstance } from '../../session/sound-fields.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

/** The table says 14 digits, the sample below it has 17. */
function digits(count: 14 | 17, form: string): Check {
  return {
    id: `tolerance.expire-time-${count}`,
    title: `refreshInstance accepts an expireTime of ${count} digits (${form})`,
    severity: 'error',
    rule: rules.refreshInstance,
    guides: ['saas-v2'],
    exchange: 'refreshInstance',
    calls: 'any',
    stage: 'life',
    async run({ life, send }) {
      const { instanceId } = await life.bring('active');
      const fields = aboutInstance.refreshInstance(instanceId);
      const answer = await send('refreshInstance', { ...fields, expireTime: expireTime(count) });
      expectAccepted(answer, `A renewal with an expireTime of ${count} digits`);
    },
  };
}

export const expireTimeDigits = [digits(14, 'yyyyMMddHHmmss'), digits(17, 'yyyyMMddHHmmssSSS')];
