import type { Model } from '../../generator/model/model.ts';
import { isAccepted } from '../checks/answer.ts';
import { freshOrder, type mockOrders } from '../merchant/ids.ts';
import type { Merchant } from '../merchant/merchant.ts';
import type { Calls } from '../result.ts';
import { openAccount } from './account.ts';
import type { Bench } from './bench.ts';
import { createLife, type LifeRecord } from './life.ts';
import type { Log } from './log.ts';
import { createMessenger } from './messenger.ts';
import { once } from './once.ts';
import { aboutInstance, creation, type OptionalExchange } from './sound-fields.ts';
import { createStates } from './states.ts';

export interface SessionOptions {
  readonly merchant: Merchant;
  readonly model: Model;
  readonly calls: Calls;
  /** The mock order that creations are made with. */
  readonly orders: keyof typeof mockOrders;
  /** The merchant's billing modes need this exchange. */
  isNeeded(exchange: string): boolean;
  readonly log: Log;
}

/** One verification in one kind of calls: what its checks share. */
export interface Session {
  readonly calls: Calls;
  /** @param check ID that stands in the log beside its requests */
  benchFor(check: string): Bench;
  /** Releases every instance that is still open; whether that succeeds is no verdict any more. */
  tidyUp(): Promise<void>;
}

export function openSession({ merchant, model, calls, orders, isNeeded, log }: SessionOptions): Session {
  const account = openAccount();
  const messenger = createMessenger(merchant, calls, freshOrder(orders), log, account);
  const { sound, sampled, query, readyInstance, opened, instance } = createStates(messenger);
  const lifeRecord: LifeRecord = { instance: undefined, state: 'active' };
  const offered = {
    upgradeInstance: once(() => isOffered('upgradeInstance', 'life-cycle.upgrade')),
    changeInstanceCheck: once(() => isOffered('changeInstanceCheck', 'life-cycle.change-check')),
  };

  async function isOffered(exchange: OptionalExchange, check: string): Promise<boolean> {
    const { instanceId } = await instance();
    return isAccepted(await messenger.send(check, exchange, aboutInstance[exchange](instanceId)));
  }

  function benchFor(check: string): Bench {
    const bench: Bench = {
      calls,
      model,
      log,
      isNeeded,
      greeting: messenger.greeting,
      opened,
      instance,
      offers: (exchange) => offered[exchange](),
      freshOrder: () => freshOrder(orders),
      send: (exchange, fields, variation) => messenger.send(check, exchange, fields, variation),
      query: (asked) => query(check, asked),
      create: (order) => bench.send('newInstance', creation(order)),
      async probe(variation, more) {
        const { exchange, fields } = await sound();
        return bench.send(exchange, { ...fields(), ...more }, variation);
      },
      async open() {
        await instance(); // When not even the first instance opens, that is named once and not tried on and on.
        const order = freshOrder(orders);
        return readyInstance(await bench.create(order), order);
      },
      async answers() {
        await sampled();
        return log.answers.filter(({ exchanged }) => isJson(exchanged.sent.body));
      },
      get life() {
        return createLife(lifeRecord, bench);
      },
    };
    return bench;
  }

  async function tidyUp(): Promise<void> {
    const releases = account
      .open()
      .map((id) => messenger.send('', 'releaseInstance', aboutInstance.releaseInstance(id)));
    await Promise.allSettled(releases);
  }

  return { calls, benchFor, tidyUp };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
