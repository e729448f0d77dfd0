import { codeOf, codes, instanceIdIn, isAccepted } from '../checks/answer.ts';
import { skip } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Order, unknownInstanceId } from '../merchant/ids.ts';
import type { Fields } from '../merchant/merchant.ts';
import { withQuery } from '../merchant/variation.ts';
import type { Instance } from './instance.ts';
import type { Messenger } from './messenger.ts';
import { once } from './once.ts';
import { queryUntilReady } from './ready.ts';
import { aboutInstance, creation } from './sound-fields.ts';

/** States of the merchant that many checks need; each is brought about once, when the first check asks for it. */
export interface States {
  opened(): Promise<Instance>;
  instance(): Promise<Instance>;
  /** A request that the merchant accepts when it is signed well. */
  sound(): Promise<{ readonly exchange: string; fields(): Fields }>;
  /** A success, a refused signature and a refused request stand in the log. */
  sampled(): Promise<unknown>;
  query(check: string, instance: Instance): Promise<Exchanged>;
  /** The instance of a creation, when it is ready. */
  readyInstance(answer: Exchanged, order: Order): Promise<Instance>;
}

export function createStates({ greeting, send }: Messenger): States {
  const query: States['query'] = (check, { instanceId, asynchronous }) => {
    const ask = () => send(check, 'queryInstance', aboutInstance.queryInstance(instanceId));
    return queryUntilReady(ask, instanceId, asynchronous);
  };

  async function whenReady(opened: Instance): Promise<Instance> {
    if (!opened.asynchronous) return opened;
    if (codeOf(await query('life-cycle.query', opened)) === codes.success) return opened;
    return skip('The instance did not become ready; see life-cycle.query.');
  }

  const opened = once(async () => {
    const { answer, understood, order } = await greeting();
    if (answer === undefined) skip('newInstance is not answered; see life-cycle.create.');
    if (!understood) skip('The merchant refuses every signed request; see signature.valid.');
    return openedBy(answer, order);
  });

  const instance = once(async () => whenReady(await opened()));

  const sound = once(async () => {
    const { instanceId, ...order } = await instance();
    const requests: readonly (readonly [string, () => Fields])[] = [
      ['queryInstance', () => aboutInstance.queryInstance(instanceId)],
      ['newInstance', () => creation(order)],
    ];
    for (const [exchange, fields] of requests) {
      if (isAccepted(await send('life-cycle.query', exchange, fields()))) return { exchange, fields };
    }
    return skip('No request is accepted a second time; see life-cycle.query and idempotency.create-resend.');
  });

  const sampled = once(() => {
    const fields = aboutInstance.queryInstance(unknownInstanceId());
    const tamper = withQuery(() => ({ signature: '0'.repeat(64) }));
    return Promise.allSettled([
      instance(),
      send('transport.http-status', 'queryInstance', fields),
      send('signature.wrong', 'queryInstance', fields, { tamper }),
    ]);
  });

  const readyInstance: States['readyInstance'] = (answer, order) => whenReady(openedBy(answer, order));
  return { opened, instance, sound, sampled, query, readyInstance };
}

function openedBy(answer: Exchanged, order: Order): Instance {
  const instanceId = instanceIdIn(answer);
  if (!isAccepted(answer) || instanceId === '') {
    skip('newInstance opens no instance; see life-cycle.create.');
  }
  return { ...order, instanceId, asynchronous: codeOf(answer) === codes.pending };
}
