import { aboutInstance, creation } from '../../session/sound-fields.ts';
import { codeOf, codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

/** Dial tests replay the saved debugging cases twice a day, in any order, with the same order and instance. */
export const debugAfterRelease: Check = {
  id: 'idempotency.debug-after-release',
  title: 'Debugging calls succeed again and again, also after the test instance was released',
  severity: 'error',
  rule: rules.dialTests,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'debug',
  stage: 'life',
  async run({ life, send, isNeeded }) {
    const { orderId, orderLineId, instanceId } = await life.bring('released');
    const replayed = ['queryInstance', 'refreshInstance', 'updateInstanceStatus'] as const;
    for (const exchange of replayed.filter(isNeeded)) {
      const answer = await send(exchange, aboutInstance[exchange](instanceId));
      // Still being opened: that is life-cycle.query's business.
      if (codeOf(answer) !== codes.pending)
        expectAccepted(answer, `A debugging ${exchange} after the release`);
    }
    const answer = await send('newInstance', creation({ orderId, orderLineId }));
    expectAccepted(answer, 'A debugging newInstance after the release');
  },
};
