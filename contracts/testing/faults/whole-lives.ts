import { acting, type Change, onActivity, refusing } from '../alter.ts';
import { failed, invalid, unknown } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** What comes to light in the course of a life only, or with many. */
export const wholeLifeFaults: readonly Fault[] = [
  {
    fault: 'sells by the year only',
    change: refusing(({ orderId }) => /^MOCK(ONETIME|ONDEMAND|PERIODDAYTRIAL)/.test(String(orderId))),
    fails: ['life-cycle.whole-life-one-time', 'life-cycle.whole-life-pay-per-use'],
    warns: ['life-cycle.whole-life-trial', 'life-cycle.whole-life-package'],
  },
  {
    fault: 'does not unfreeze what was renewed meanwhile',
    change: rememberingRenewals(),
    fails: ['life-cycle.unfreeze', 'life-cycle.whole-life-period'],
  },
  {
    fault: 'shows no frozen instance',
    change: onActivity('queryInstance', (fields, normally, { byId }) =>
      byId.get(String(fields['instanceId']))?.status === 'frozen' ? unknown : normally(),
    ),
    warns: ['life-cycle.query-frozen'],
  },
  {
    fault: 'deletes the data of what it freezes',
    change: deletingFrozen(),
    fails: ['life-cycle.query-unfrozen'],
    warns: ['life-cycle.query-frozen'],
  },
  {
    fault: 'answers with fifty of a hundred instances',
    change: onActivity('queryInstance', async (_fields, normally) => {
      const answer = await normally();
      const { info } = answer;
      return Array.isArray(info) ? { ...answer, info: info.slice(0, 50) } : answer;
    }),
    fails: ['life-cycle.query-hundred'],
  },
  {
    fault: 'reads a list of IDs up to 2,000 characters',
    change: onActivity('queryInstance', (fields, normally) =>
      String(fields['instanceId']).length > 2000 ? invalid : normally(),
    ),
    fails: ['life-cycle.query-hundred'],
  },
];

function rememberingRenewals(): Change {
  const renewed = new Set<string>();
  return acting((fields, normally, { byId }) => {
    const instance = byId.get(String(fields['instanceId']));
    if (instance?.status !== 'frozen') return normally();
    if (fields['activity'] === 'refreshInstance') renewed.add(instance.instanceId);
    return fields['status'] === 'UNFREEZE' && renewed.has(instance.instanceId) ? failed : normally();
  });
}

function deletingFrozen(): Change {
  const deleted = new Set<string>();
  return acting((fields, normally, { byId }) => {
    const id = String(fields['instanceId']);
    if (fields['status'] === 'FREEZE') deleted.add(id);
    const isGone = deleted.has(id) && byId.get(id)?.status !== 'released';
    return fields['activity'] === 'queryInstance' && isGone ? unknown : normally();
  });
}
