import { acting, type Change, onActivity } from '../alter.ts';
import { isListening, openDesk } from '../at-work.ts';
import { type Fields, failed } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** Never comes to an end with a request whose answer nobody has heard, and refuses its repeats. */
function lockedUnheard(isMeant: (fields: Fields) => boolean): Change {
  const desk = openDesk(100, true);
  const waiting = acting((fields, normally) => {
    if (!isMeant(fields)) return normally();
    const { businessId, ...rest } = fields;
    const key = JSON.stringify(rest);
    const again = async () => ((await desk.settled(key)) ? normally() : failed);
    return desk.work(key, normally, again);
  });
  return (parts) => ({
    ...waiting(parts),
    respond(response, answer, request) {
      desk.deliver(answer, isListening(response));
      parts.respond(response, answer, request);
    },
  });
}

/** Refuses a request while the same one is at work. */
function refusedMeanwhile(isMeant: (fields: Fields) => boolean): Change {
  const desk = openDesk(50);
  return acting((fields, normally) =>
    isMeant(fields) ? desk.work(JSON.stringify(fields), normally, async () => failed) : normally(),
  );
}

/** What comes to light when a callback is repeated before its answer has arrived. */
export const repeatFaults: readonly Fault[] = [
  {
    fault: 'keeps an order locked when the answer to its creation was lost',
    change: lockedUnheard(({ activity }) => activity === 'newInstance'),
    fails: ['idempotency.create-lost-reply'],
  },
  {
    fault: 'keeps an instance locked when the answer to a renewal or a freeze was lost',
    change: lockedUnheard(({ activity, status }) => activity === 'refreshInstance' || status === 'FREEZE'),
    fails: ['idempotency.renew-lost-reply', 'idempotency.freeze-lost-reply'],
  },
  {
    fault: 'keeps an instance locked when the answer to its upgrade, unfreezing or release was lost',
    change: lockedUnheard(
      ({ activity, status }) =>
        activity === 'upgradeInstance' || activity === 'releaseInstance' || status === 'UNFREEZE',
    ),
    fails: [
      'idempotency.upgrade-lost-reply',
      'idempotency.unfreeze-lost-reply',
      'idempotency.release-lost-reply',
    ],
  },
  {
    fault: 'refuses what it is already working on',
    change: refusedMeanwhile(({ activity }) => !/^(new|query)Instance$/.test(String(activity))),
    fails: ['renew', 'upgrade', 'freeze', 'unfreeze', 'release'].map(
      (name) => `idempotency.${name}-concurrent`,
    ),
  },
  {
    fault: 'opens another instance for an order whose instance is frozen',
    change: onActivity('newInstance', (fields, normally, { byLine }) => {
      const line = `${fields['orderId']} ${fields['orderLineId']}`;
      if (byLine.get(line)?.status === 'frozen') byLine.delete(line);
      return normally();
    }),
    fails: ['idempotency.create-frozen'],
  },
];
