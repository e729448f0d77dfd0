import { setTimeout as pause } from 'node:timers/promises';
import type { Plan } from '../plan.ts';
import type { VerifyOptions } from '../verify.ts';
import { acting, both, type Change, contentType, onActivity, onAnswer, refusing } from './alter.ts';
import type { Fault } from './faults/fault.ts';
import { signatureFaults } from './faults/signature.ts';
import { type Answer, failed, success, unknown } from './reference-merchant.ts';

/** A merchant of SaaS V2.0 with a mistake that shows in debugging, or in dial tests. */
export interface PlanFault extends Fault {
  readonly plan: Plan;
  readonly options?: Partial<VerifyOptions>;
  /** Words of the first message. */
  readonly says: string;
}

const creations = ['newInstance-period', 'newInstance-one-time', 'newInstance-pay-per-use'];
const changes = ['upgradeInstance', 'changeInstanceCheck'];
const statuses = ['updateInstanceStatus-freeze', 'updateInstanceStatus-unfreeze'];
const all = [...creations, 'queryInstance', 'refreshInstance', ...changes, ...statuses, 'releaseInstance'];

const debug = (names: readonly string[]): string[] => names.map((name) => `debug.${name}`);
const dialing = (names: readonly string[]): string[] => names.map((name) => `dialing.${name}`);

const entryWith = (changed: (entry: Answer) => Answer): Change =>
  onActivity('queryInstance', async (_fields, normally) => {
    const { info, ...answer } = await normally();
    return Array.isArray(info) ? { ...answer, info: info.map(changed) } : answer;
  });

const changeNamed = (name: string): Change =>
  signatureFaults.find(({ fault }) => fault === name)?.change ??
  (() => {
    throw new Error(`no fault ${name}`);
  });

/** Forgets an instance with its release, in debugging too. */
const forgetful: Change = acting(async (fields, normally, { byId, byLine }) => {
  const answer = await normally();
  if (fields['activity'] !== 'releaseInstance') return answer;
  const id = String(fields['instanceId']);
  byId.delete(id);
  for (const [line, { instanceId }] of byLine) if (instanceId === id) byLine.delete(line);
  return answer;
});

/** Takes a request about the same order so many times. */
function patient(activity: string, times: number): Change {
  const seen = new Map<string, number>();
  return refusing((fields) => {
    if (fields['activity'] !== activity) return false;
    const order = String(fields['orderId']);
    seen.set(order, (seen.get(order) ?? 0) + 1);
    return (seen.get(order) ?? 0) > times;
  });
}

export const planFaults: readonly PlanFault[] = [
  {
    plan: 'debug',
    fault: 'sends no resultMsg',
    change: onAnswer(({ resultMsg, ...answer }) => answer),
    fails: debug(all),
    says: 'the response body can not be parsed',
  },
  {
    plan: 'debug',
    fault: 'writes the result code as a number',
    change: onAnswer(({ resultCode, ...answer }) => ({ ...answer, resultCode: Number(resultCode) })),
    fails: debug(all),
    says: 'no text in resultCode',
  },
  {
    plan: 'debug',
    fault: 'answers with another content type',
    change: contentType('text/html;charset=utf-8'),
    fails: debug(all),
    says: 'the content-type text/html;charset=utf-8 is wrong',
  },
  {
    plan: 'debug',
    fault: 'opens test instances asynchronously',
    change: onActivity('newInstance', async (_fields, normally) => ({
      ...(await normally()),
      resultCode: '000004',
    })),
    warns: debug(creations),
    says: 'Debugging is documented to take 000000 alone',
  },
  {
    plan: 'debug',
    fault: 'names no instance when it opens one',
    change: onActivity('newInstance', () => success),
    fails: debug(creations),
    says: 'the interface response lacks instanceId',
  },
  {
    plan: 'debug',
    fault: 'names no instance when it is asked for one',
    change: entryWith(({ instanceId, ...entry }) => entry),
    fails: debug(['queryInstance']),
    says: 'the interface response lacks instanceId',
  },
  {
    plan: 'debug',
    fault: 'reports usage without its time',
    change: entryWith((entry) => ({ ...entry, usageInfo: [{ usageValue: '1' }] })),
    fails: debug(['queryInstance']),
    says: 'the interface response lacks statisticalTime',
  },
  {
    plan: 'debug',
    fault: 'gives an address that is too long',
    change: entryWith((entry) => ({
      ...entry,
      appInfo: { frontEndUrl: `https://example.com/${'a'.repeat(600)}` },
    })),
    fails: debug(['queryInstance']),
    says: 'has an illegal length',
  },
  {
    plan: 'debug',
    fault: 'fails to release',
    change: refusing(({ activity }) => activity === 'releaseInstance'),
    fails: debug(['releaseInstance']),
    says: "the production interface's resultCode returned an error",
  },
  {
    plan: 'debug',
    fault: 'offers no upgrade',
    change: refusing(({ activity }) => activity === 'upgradeInstance'),
    warns: debug(['upgradeInstance']),
    says: "the production interface's resultCode returned an error",
  },
  {
    plan: 'debug',
    fault: 'needs too long to freeze',
    change: acting(async (fields, normally) => {
      if (fields['status'] === 'FREEZE') await pause(2000);
      return normally();
    }),
    fails: debug(['updateInstanceStatus-freeze']),
    options: { timeout: 0.7 },
    says: 'the call timed out after 20 s',
  },
  {
    plan: 'debug',
    fault: 'sorts the body in descending order',
    change: changeNamed('sorts the body in descending order'),
    fails: debug(['newInstance-period']),
    says: "the production interface's resultCode returned an error",
  },
  {
    plan: 'dialing',
    fault: 'can not even be debugged',
    change: onActivity('newInstance', () => failed),
    fails: dialing(creations),
    says: 'The case can not even be saved',
  },
  {
    plan: 'dialing',
    fault: 'forgets test instances with their release',
    change: forgetful,
    fails: dialing(['queryInstance', 'refreshInstance', ...statuses, 'releaseInstance']),
    warns: dialing(changes),
    says: "The morning's dial test fails",
  },
  {
    plan: 'dialing',
    fault: 'hides test instances after their release',
    change: both(
      onActivity('queryInstance', (fields, normally, { byId }) =>
        byId.get(String(fields['instanceId']))?.status === 'released' ? { ...success, info: [] } : normally(),
      ),
      onActivity('refreshInstance', (fields, normally, { byId }) =>
        byId.get(String(fields['instanceId']))?.status === 'released' ? unknown : normally(),
      ),
    ),
    fails: dialing(['queryInstance', 'refreshInstance']),
    says: 'the interface response lacks instanceId',
  },
  {
    plan: 'dialing',
    fault: 'renews for an order only once',
    change: patient('refreshInstance', 1),
    fails: dialing(['refreshInstance']),
    says: "The morning's dial test fails",
  },
  {
    plan: 'dialing',
    fault: 'takes an order twice, but not three times',
    change: patient('newInstance', 2),
    fails: dialing(creations),
    says: "The afternoon's dial test fails",
  },
];
