import { aboutInstance } from '../../session/sound-fields.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

export const freeze: Check = {
  id: 'life-cycle.freeze',
  title: 'updateInstanceStatus with FREEZE succeeds for an active instance',
  severity: 'error',
  rule: rules.updateInstanceStatus,
  guides: ['saas-v2'],
  exchange: 'updateInstanceStatus',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('active');
    expectAccepted(await life.freeze(), 'FREEZE for an active instance');
  },
};

export const renewFrozen: Check = {
  id: 'life-cycle.renew-frozen',
  title: 'A frozen instance can be renewed',
  severity: 'error',
  rule: rules.updateInstanceStatus,
  guides: ['saas-v2'],
  exchange: 'refreshInstance',
  calls: 'each',
  stage: 'life',
  async run({ life, send }) {
    const { instanceId } = await life.bring('frozen');
    const answer = await send('refreshInstance', aboutInstance.refreshInstance(instanceId));
    expectAccepted(answer, 'The renewal of a frozen instance');
  },
};

export const unfreeze: Check = {
  id: 'life-cycle.unfreeze',
  title: 'updateInstanceStatus with UNFREEZE succeeds for a frozen instance',
  severity: 'error',
  rule: rules.updateInstanceStatus,
  guides: ['saas-v2'],
  exchange: 'updateInstanceStatus',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('frozen');
    expectAccepted(await life.unfreeze(), 'UNFREEZE for a frozen instance');
  },
};
