import { codeOf, codes } from '../checks/answer.ts';
import { skip } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { freshOrder } from '../merchant/ids.ts';
import type { Fields } from '../merchant/merchant.ts';
import type { Bench } from './bench.ts';
import type { Instance } from './instance.ts';

export type LifeState = 'active' | 'frozen' | 'released';

/** An instance that checks lead through its states, one check after the other. */
export interface Life {
  /** Brings the instance into a state, opening a new one when the last is gone; skips the check when that fails. */
  bring(state: LifeState): Promise<Instance>;
  freeze(): Promise<Exchanged>;
  unfreeze(): Promise<Exchanged>;
  /** Releases it on an unsubscription, or without an order when it has expired. */
  release(cause: 'unsubscribed' | 'expired'): Promise<Exchanged>;
}

/** Where the state is kept, across the checks of one kind of calls. */
export interface LifeRecord {
  instance: Instance | undefined;
  state: LifeState;
}

/** The life of the recorded instance, lived on one bench. */
export function createLife(record: LifeRecord, { send, open, isNeeded }: Omit<Bench, 'life'>): Life {
  const current = () => record.instance ?? skip('There is no instance to change.');

  async function change(state: LifeState, exchange: string, fields: Fields): Promise<Exchanged> {
    const { instanceId } = current();
    const answer = await send(exchange, { instanceId, ...fields });
    if (codeOf(answer) === codes.success) record.state = state;
    return answer;
  }

  async function need(state: LifeState, step: Promise<Exchanged>, see: string): Promise<void> {
    await step;
    if (record.state !== state) skip(`This needs a ${state} instance; see ${see}.`);
  }

  const life: Life = {
    freeze: () => change('frozen', 'updateInstanceStatus', { status: 'FREEZE' }),
    unfreeze: () => change('active', 'updateInstanceStatus', { status: 'UNFREEZE' }),
    release: (cause) =>
      change('released', 'releaseInstance', cause === 'expired' ? {} : { ...freshOrder('unsubscription') }),

    async bring(state) {
      if (state === 'frozen' && !isNeeded('updateInstanceStatus'))
        skip('Instances of this billing mode are not frozen.');
      if (record.instance === undefined || (record.state === 'released' && state !== 'released')) {
        record.instance = await open();
        record.state = 'active';
      }
      if (state === 'active' && record.state === 'frozen') {
        await need('active', life.unfreeze(), 'life-cycle.unfreeze');
      }
      if (state === 'frozen' && record.state === 'active') {
        await need('frozen', life.freeze(), 'life-cycle.freeze');
      }
      if (state === 'released' && record.state !== 'released') {
        await need('released', life.release('unsubscribed'), 'life-cycle.release');
      }
      return current();
    },
  };
  return life;
}
