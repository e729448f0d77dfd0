import { isListening, openDesk } from '../at-work.ts';
import { acting } from '../guide-alter.ts';
import { type Call, failed, type GuideChange } from '../guide-merchant.ts';

const identifiers = [
  ...['orderId', 'orderLineId', 'productId', 'instanceId', 'eventId', 'license'],
  ...['status', 'instanceStatus', 'tenantId', 'appId', 'orgCode', 'flag', 'testFlag'],
];

/** What does not differ when a request is repeated. */
function keyOf({ exchange, fields }: Call): string {
  return JSON.stringify([exchange, ...identifiers.map((name) => fields[name])]);
}

/** Never comes to an end with a request whose answer nobody has heard, and refuses its repeats. */
export function lockedUnheard(isMeant: (call: Call) => boolean): GuideChange {
  const desk = openDesk(100, true);
  const waiting = acting((call, normally) => {
    if (!isMeant(call)) return normally();
    const key = keyOf(call);
    const again = async () => ((await desk.settled(key)) ? normally() : failed);
    return desk.work(key, normally, again);
  });
  return (parts) => ({
    ...waiting(parts),
    respond(response, answer, headers) {
      desk.deliver(answer, isListening(response));
      parts.respond(response, answer, headers);
    },
  });
}

/** Refuses a request while the same one is at work. */
export function refusedMeanwhile(isMeant: (call: Call) => boolean): GuideChange {
  const desk = openDesk(50);
  return acting((call, normally) =>
    isMeant(call) ? desk.work(keyOf(call), normally, async () => failed) : normally(),
  );
}
