import type { SignableRequest } from '../signing/scheme.ts';
import { activityIn } from './admission.ts';
import { type Addressed, asReceiver, below, type Receiver } from './receiver.ts';
import { createRouter } from './route.ts';

/**
 * One receiver for several guides on one address, as a merchant's production address has it: each request goes to the
 * receiver that knows its method, path and activity, and is checked there with that guide's own key.
 *
 * @throws Error when two receivers would answer the same requests
 */
export function combine(...given: readonly Receiver[]): Receiver {
  const receivers = given.flatMap((receiver) => receiver.parts ?? [receiver]);
  refuseOverlap(receivers);
  // Callbacks told apart by activity are answered anywhere below their prefix: the longest one is meant.
  const parts = [...receivers]
    .sort((a, b) => b.prefix.length - a.prefix.length)
    .map((receiver) => ({ receiver, route: createRouter(receiver.exchanges) }));
  const [first] = receivers;
  if (first === undefined) throw new Error('There is nothing to combine: give at least one receiver.');
  const bodyLimit = Math.max(...receivers.map((receiver) => receiver.bodyLimit));

  function partsFor({ method, url }: Addressed, mounted?: string) {
    return parts.flatMap(({ receiver, route }) => {
      const path = below(receiver.prefix, url, mounted);
      const candidates = path === undefined ? [] : route(method, path);
      return candidates.length === 0 ? [] : [{ receiver, candidates }];
    });
  }

  function receiverFor(request: SignableRequest, mounted: string | undefined, otherwise: Receiver): Receiver {
    const fitting = partsFor(request, mounted);
    if (fitting.length < 2) return fitting[0]?.receiver ?? otherwise;
    const body = parsed(request.body);
    const meant = fitting.find(({ receiver: { dispatch }, candidates }) => {
      const activity = dispatch && activityIn(dispatch, request.url, body);
      return candidates.some(({ exchange }) => exchange.activity === activity);
    });
    return (meant ?? fitting[0])?.receiver ?? otherwise;
  }

  return asReceiver({
    handle: (request, path) => receiverFor(request, path, first).handle(request, path),
    answers: (request, path) => partsFor(request, path).length > 0,
    bodyLimit,
    prefix: '',
    parts: receivers,
    dispatch: undefined,
    exchanges: receivers.flatMap((each) => each.exchanges),
  });
}

function refuseOverlap(receivers: readonly Receiver[]): void {
  const taken = new Map<string, Receiver>();
  for (const receiver of receivers) {
    for (const { name, method, path, activity } of receiver.exchanges) {
      const address = `${method} ${receiver.prefix}${path}${activity === undefined ? '' : ` with ${activity}`}`;
      const other = taken.get(address) ?? receiver;
      if (other !== receiver)
        throw new Error(
          `Two receivers answer ${address} (${name}), so nothing tells their requests apart. Mount them below different prefixes.`,
        );
      taken.set(address, receiver);
    }
  }
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
