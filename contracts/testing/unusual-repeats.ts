import { setTimeout as pause } from 'node:timers/promises';
import { acting, type Change, onActivity } from './alter.ts';
import { isListening, openDesk } from './at-work.ts';
import { type Answer, type Fields, success } from './reference-merchant.ts';
import type { Unusual } from './unusual.ts';

const pending = { ...success, resultCode: '000004', resultMsg: 'request is processing' };

function keyOf({ businessId, ...fields }: Fields): string {
  return JSON.stringify(fields);
}

/** Lets the repeats of a request wait for the first one. */
function waiting(): Change {
  const desk = openDesk(150);
  return onActivity('newInstance', (fields, normally) => {
    const key = keyOf(fields);
    return desk.work(key, normally, async () => {
      await desk.settled(key);
      return normally();
    });
  });
}

function oneByOne(): Change {
  let last: Promise<unknown> = Promise.resolve();
  return acting((_fields, normally) => {
    const mine = last.then(() => normally());
    last = mine.catch(() => undefined);
    return mine;
  });
}

/** Creations that are at work have their ID already. */
function tellingSoFar(): Change {
  const desk = openDesk(100);
  return onActivity('newInstance', async (fields, normally) => {
    const opened = await normally();
    return desk.work(
      keyOf(fields),
      () => opened,
      async () => ({
        ...opened,
        resultCode: opened['resultCode'] === '000000' ? '000004' : opened['resultCode'],
      }),
    );
  });
}

/** What nobody waits for any more is rolled back. */
function givingUp(): Change {
  const undo = new WeakMap<Answer, () => void>();
  const opening = onActivity('newInstance', async (fields, normally, { byLine, byId }) => {
    await pause(30);
    const line = `${fields['orderId']} ${fields['orderLineId']}`;
    const isNew = !byLine.has(line);
    const answer = { ...(await normally()) };
    if (isNew) {
      undo.set(answer, () => {
        byLine.delete(line);
        byId.delete(String(answer['instanceId']));
      });
    }
    return answer;
  });
  return (parts) => ({
    ...opening(parts),
    respond(response, answer, request) {
      if (!isListening(response)) undo.get(answer)?.();
      parts.respond(response, answer, request);
    },
  });
}

function pendingMeanwhile(): Change {
  const desk = openDesk(50);
  return acting((fields, normally) =>
    /^(new|query)Instance$/.test(String(fields['activity']))
      ? normally()
      : desk.work(keyOf(fields), normally, async () => pending),
  );
}

/** Correct ways to go about requests that are repeated too early. */
export const unusualRepeats: readonly Unusual[] = [
  { habit: 'takes its time to open an instance, and lets repeats wait for it', change: waiting() },
  { habit: 'works on one request at a time', change: oneByOne() },
  { habit: 'tells the ID of an instance with 000004 while it is opened for another', change: tellingSoFar() },
  { habit: 'gives up what it is doing when the caller hangs up', change: givingUp() },
  { habit: 'answers 000004 to what it is already working on', change: pendingMeanwhile() },
];
