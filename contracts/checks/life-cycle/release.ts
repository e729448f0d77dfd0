import { aboutInstance } from '../../session/sound-fields.ts';
import { describeAnswer, entryOf } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { Violation } from '../verdict.ts';

export const releaseExpired: Check = {
  id: 'life-cycle.release-expired',
  title: 'releaseInstance without an order succeeds for a frozen instance that was not renewed',
  severity: 'error',
  rule: rules.releaseInstance,
  guides: ['saas-v2'],
  exchange: 'releaseInstance',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('frozen');
    expectAccepted(await life.release('expired'), 'The release of a frozen instance, without an order,');
  },
};

export const release: Check = {
  id: 'life-cycle.release',
  title: 'releaseInstance succeeds for an active instance that was unsubscribed',
  severity: 'error',
  rule: rules.releaseInstance,
  guides: ['saas-v2'],
  exchange: 'releaseInstance',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('active');
    expectAccepted(await life.release('unsubscribed'), 'The release of an active instance');
  },
};

/** No page says what a query must answer then, and a deletion may take its time: so a warning. */
export const releaseEnds: Check = {
  id: 'life-cycle.release-ends',
  title: 'A released instance is no longer shown by queryInstance',
  severity: 'warning',
  rule: rules.releaseInstance,
  guides: ['saas-v2'],
  exchange: 'releaseInstance',
  calls: 'real',
  stage: 'life',
  async run({ life, send }) {
    const { instanceId } = await life.bring('released');
    const answer = await send('queryInstance', aboutInstance.queryInstance(instanceId));
    if (entryOf(answer, instanceId) === undefined) return;
    throw new Violation({
      message: 'queryInstance still shows the instance after its release. Did the release delete it?',
      expected: 'resultCode 000003, or no entry for the instance',
      actual: `${describeAnswer(answer)}, with an entry for the instance`,
      exchanged: answer,
    });
  },
};
