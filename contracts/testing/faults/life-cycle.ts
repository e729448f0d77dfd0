import { type Change, onActivity, refusing } from '../alter.ts';
import { failed, invalid, unknown } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';
import { renewalChecks } from './tolerance.ts';

const changingEntries = (change: (entries: readonly object[]) => unknown): Change =>
  onActivity('queryInstance', async (_fields, normally) => {
    const answer = await normally();
    const { info } = answer;
    return Array.isArray(info) ? { ...answer, info: change(info) } : answer;
  });

const queryChecks = ['life-cycle.query', 'life-cycle.query-several'];

export const lifeCycleFaults: readonly Fault[] = [
  {
    fault: 'opens no instance',
    change: onActivity('newInstance', () => failed),
    fails: ['life-cycle.create'],
  },
  {
    fault: 'tells no instanceId',
    change: onActivity('newInstance', async (_fields, normally) => {
      const { instanceId, ...answer } = await normally();
      return answer;
    }),
    fails: ['life-cycle.create'],
  },
  {
    fault: 'makes instance IDs of 65 characters',
    change: onActivity('newInstance', async (_fields, normally, { byId }) => {
      const answer = await normally();
      const instance = byId.get(String(answer['instanceId']));
      if (instance === undefined) return answer;
      const instanceId = instance.instanceId.padEnd(65, '0');
      byId.set(instanceId, { ...instance, instanceId });
      return { ...answer, instanceId };
    }),
    fails: ['life-cycle.create', 'idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  { fault: 'answers a query without info', change: changingEntries(() => undefined), fails: queryChecks },
  {
    fault: 'answers a query with one object',
    change: changingEntries(([first]) => first),
    fails: queryChecks,
  },
  {
    fault: 'does not know its own instances',
    change: onActivity('queryInstance', (fields) => (fields['instanceId'] ? unknown : invalid)),
    fails: ['life-cycle.query', 'idempotency.debug-after-release'],
  },
  {
    fault: 'answers with the first of several instances only',
    change: changingEntries((entries) => entries.slice(0, 1)),
    fails: ['life-cycle.query-several'],
  },
  {
    fault: 'refuses instance IDs of more than 100 characters',
    change: onActivity('queryInstance', (fields, normally) =>
      String(fields['instanceId']).length > 100 ? invalid : normally(),
    ),
    fails: ['life-cycle.query-several'],
  },
  {
    fault: 'forgets the frontEndUrl',
    change: changingEntries((entries) => entries.map((entry) => ({ ...entry, appInfo: { userName: 'a' } }))),
    fails: ['life-cycle.query-app-info'],
  },
  {
    fault: 'makes a userName of 200 characters',
    change: changingEntries((entries) =>
      entries.map((entry) => ({
        ...entry,
        appInfo: { frontEndUrl: 'https://a.example', userName: 'a'.repeat(200) },
      })),
    ),
    fails: ['life-cycle.query-fields'],
  },
  {
    fault: 'writes Chinese into the memo as it is',
    change: changingEntries((entries) =>
      entries.map((entry) => ({ ...entry, appInfo: { frontEndUrl: 'https://a.example', memo: '中文' } })),
    ),
    fails: ['life-cycle.query-memo'],
  },
  {
    fault: 'reports usage without a time',
    change: changingEntries((entries) =>
      entries.map((entry) => ({ ...entry, usageInfo: [{ usageValue: 1 }] })),
    ),
    fails: ['life-cycle.query-usage-info'],
  },
  {
    fault: 'calls the usage of an instance usageInfos',
    change: changingEntries((entries) => entries.map((entry) => ({ ...entry, usageInfos: [] }))),
    warns: ['life-cycle.query-fields'],
  },
  ...Object.entries({
    TRIAL_TO_FORMAL: 'life-cycle.trial-to-formal',
    UNSUBSCRIBE_RENEWAL_PERIOD: 'life-cycle.renewal-cancelled',
  }).map(([scene, check]) => ({
    fault: `does not know the scene ${scene}`,
    change: refusing((fields) => fields['scene'] === scene),
    fails: [check],
  })),
  {
    fault: 'does not know the scene RENEWAL',
    change: refusing((fields) => fields['scene'] === 'RENEWAL'),
    fails: ['tolerance.expire-time-14', 'tolerance.expire-time-17', ...renewalChecks],
    warns: ['result-codes.unknown-instance-refreshInstance'],
  },
  {
    fault: 'breaks on a renewal with a change',
    change: refusing((fields) => fields['scene'] === 'RENEWAL_CHANGE'),
    warns: ['life-cycle.renewal-change'],
  },
  {
    fault: 'expects FROZEN instead of FREEZE',
    change: refusing((fields) => fields['status'] === 'FREEZE'),
    fails: ['life-cycle.freeze'],
  },
  {
    fault: 'expects NORMAL instead of UNFREEZE',
    change: onActivity('updateInstanceStatus', (fields, normally, { byId }) =>
      fields['status'] === 'UNFREEZE' && byId.get(String(fields['instanceId']))?.status === 'frozen'
        ? invalid
        : normally(),
    ),
    fails: ['life-cycle.unfreeze'],
  },
  {
    fault: 'does not renew a frozen instance',
    change: onActivity('refreshInstance', (fields, normally, { byId }) =>
      byId.get(String(fields['instanceId']))?.status === 'frozen' ? failed : normally(),
    ),
    fails: ['life-cycle.renew-frozen'],
  },
  {
    fault: 'wants an order for every release',
    change: onActivity('releaseInstance', (fields, normally) =>
      fields['orderId'] === undefined ? invalid : normally(),
    ),
    fails: ['life-cycle.release-expired'],
  },
  {
    fault: 'refuses the order of an unsubscription',
    change: onActivity('releaseInstance', (fields, normally) =>
      fields['instanceId'] !== undefined && 'orderId' in fields ? failed : normally(),
    ),
    fails: ['life-cycle.release'],
    warns: ['result-codes.unknown-instance-releaseInstance'],
  },
  {
    fault: 'releases without effect',
    change: onActivity('releaseInstance', async (fields, normally, { byId }) => {
      const answer = await normally();
      const instance = byId.get(String(fields['instanceId']));
      if (instance !== undefined) instance.status = 'active';
      return answer;
    }),
    fails: ['life-cycle.release-ends'],
    warns: [
      'life-cycle.release-is-final-refreshInstance',
      'life-cycle.release-is-final-updateInstanceStatus',
    ],
  },
  {
    fault: 'breaks on an upgrade',
    change: onActivity('upgradeInstance', () => failed),
    warns: ['life-cycle.upgrade'],
  },
  {
    fault: 'breaks on a check of a change',
    change: onActivity('changeInstanceCheck', () => failed),
    warns: ['life-cycle.change-check'],
  },
];
