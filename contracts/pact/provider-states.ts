import { randomUUID } from 'node:crypto';
import { codeOf, codes, describeAnswer, instanceIdIn, isAccepted } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import { freshOrder, type Order } from '../merchant/ids.ts';
import type { Fields, Merchant } from '../merchant/merchant.ts';
import { queryUntilReady } from '../session/ready.ts';

/** What a state supplies to the request that needs it, by the name in the pact. */
export type StateValues = Readonly<Record<string, string>>;

/** A merchant could not be brought into a state. */
export class StateError extends Error {
  override readonly name = 'StateError';
  /** The exchange that did not do its part. */
  readonly exchange: string;
  readonly exchanged: Exchanged | undefined;
  /** A merchant need not be able to get into this state. */
  readonly optional: boolean;

  constructor(message: string, exchange: string, exchanged?: Exchanged, optional = false) {
    super(message);
    this.exchange = exchange;
    this.exchanged = exchanged;
    this.optional = optional;
  }
}

/** Brings a merchant into states by nothing but callbacks. */
export interface States {
  /**
   * Sets a state up with an instance of its own. Creations are sent one after the other, whoever asks; waiting for
   * instances that are opened later goes on side by side.
   *
   * @throws StateError when the merchant refuses a step, UnreachableError when it gives no answer
   */
  setUp(state: string): Promise<StateValues>;
  /** Releases every instance that was opened here; a merchant who doesn't is not our business any more. */
  tidyUp(): Promise<void>;
}

export function createStates(merchant: Merchant): States {
  const instances: string[] = [];
  let creations: Promise<unknown> = Promise.resolve();

  async function step(exchange: string, fields: Fields): Promise<Exchanged> {
    const exchanged = await merchant.send(exchange, fields);
    if (isAccepted(exchanged)) return exchanged;
    throw new StateError(`${exchange} was answered with ${describeAnswer(exchanged)}`, exchange, exchanged);
  }

  function create(order: Order): Promise<Exchanged> {
    const creation = creations.then(() => step('newInstance', { ...order, businessId: randomUUID() }));
    // After a refusal the next creation gets its chance; when nobody answers, nobody has to wait for that again.
    creations = creation.catch((error: unknown) => {
      if (!(error instanceof StateError)) throw error;
    });
    creations.catch(() => {});
    return creation;
  }

  async function created(order = freshOrder()): Promise<{ instanceId: string; ready: boolean }> {
    const exchanged = await create(order);
    const instanceId = instanceIdIn(exchanged);
    if (instanceId === '')
      throw new StateError('newInstance was answered without an instanceId', 'newInstance', exchanged);
    instances.push(instanceId);
    return { instanceId, ready: codeOf(exchanged) === codes.success };
  }

  async function opened(order?: Order): Promise<string> {
    const { instanceId, ready } = await created(order);
    if (ready) return instanceId;
    const answer = await queryUntilReady(
      () => merchant.send('queryInstance', { instanceId }),
      instanceId,
      true,
    );
    if (codeOf(answer) === codes.success) return instanceId;
    const message = `queryInstance was answered with ${describeAnswer(answer)} to the last`;
    // No page says how long a creation may take; life-cycle.query warns about it.
    throw new StateError(message, 'queryInstance', answer, codeOf(answer) === codes.pending);
  }

  function withOrder(kind: Parameters<typeof freshOrder>[0]): () => Promise<StateValues> {
    return async () => ({ instanceId: await opened(), ...freshOrder(kind) });
  }

  const states: Readonly<Record<string, () => Promise<StateValues>>> = {
    'an order is paid': async () => ({ ...freshOrder(), businessId: randomUUID() }),
    'an instance exists and its renewal is paid': withOrder('renewal'),
    'an instance exists and its change is paid': withOrder('change'),
    'an instance exists and its trial is paid': withOrder('trialToFormal'),
    'an instance exists and is unsubscribed': withOrder('unsubscription'),
    'an instance exists': async () => ({ instanceId: await opened() }),
    'two instances exist': async () => ({ instanceId: (await Promise.all([opened(), opened()])).join(',') }),
    'an instance is being created': async () => ({ instanceId: (await created()).instanceId }),
    async 'a package instance exists'() {
      try {
        return { instanceId: await opened(packageOrder()) };
      } catch (error) {
        if (!(error instanceof StateError)) throw error;
        throw new StateError(error.message, error.exchange, error.exchanged, true);
      }
    },
    async 'a frozen instance exists'() {
      const instanceId = await opened();
      await step('updateInstanceStatus', { instanceId, status: 'FREEZE' });
      return { instanceId };
    },
  };

  return {
    async setUp(state) {
      const setUp = states[state];
      if (setUp !== undefined) return setUp();
      throw new StateError(`there is no set-up for it; there are: ${Object.keys(states).join(', ')}`, '');
    },
    async tidyUp() {
      const release = (instanceId: string) => merchant.send('releaseInstance', { instanceId });
      await Promise.allSettled(instances.map(release));
    },
  };
}

function packageOrder(): Order {
  const orderId = freshOrder('pay-per-use').orderId.replace(/^\w+/, 'MOCKONDEMANDPKG');
  return { orderId, orderLineId: `${orderId}-000001` };
}
