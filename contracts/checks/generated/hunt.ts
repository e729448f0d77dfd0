import type { Exchange } from '../../../generator/model/model.ts';
import { brokenFields } from '../../merchant/broken-fields.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Bench } from '../../session/bench.ts';
import { fieldsIn, type Ground, isHard, type OddCase } from './case.ts';
import type { Offer } from './cases.ts';
import { describeCase } from './describe-case.ts';
import { placesOf } from './places.ts';
import { insist, type Pulse } from './pulse.ts';
import type { Requests } from './requests.ts';
import { odd, variationOf } from './send-case.ts';
import { acceptedThough, type Fault, silence, tryOut } from './trial.ts';

/** A case that was answered in a way that no request should be. */
export interface Finding extends Fault {
  /** What is odd about the request: `with an emoji in orderId`. */
  readonly what: string;
  /** The command line can tell by the request which exchange it is. */
  readonly namesExchange: boolean;
  /** The server has answered nothing since. */
  readonly isEnd: boolean;
}

/** Sends the cases of one exchange. */
export interface Hunt {
  readonly offer: Offer;
  /** What is wrong with the answer to a case; `undefined` when nothing is that plainer requests have not shown yet. */
  find(given: OddCase): Promise<Finding | undefined>;
  /** The fault of a sound request, if it has any. */
  soundFault(): Promise<Fault | undefined>;
  /** Keys of faults that came, but that plainer requests had shown before. */
  readonly shownBefore: ReadonlySet<string>;
  /** Lets others go on. */
  end(): void;
}

/**
 * @param known keys of faults that plainer requests have shown
 */
export function createHunt(
  bench: Bench,
  exchange: Exchange,
  requests: Requests,
  known: ReadonlyMap<string, string>,
  pulse: Pulse,
): Hunt {
  const { book, send } = bench;
  const { model } = book;
  const { name } = exchange;
  const broken = (fields: Fields) => brokenFields(model, name, fields);
  const sample = requests.own();
  const ground: Ground = { places: placesOf(model, exchange, sample), broken };
  const shownBefore = new Set<string>();
  let open: (() => void) | undefined;
  let isOver = false;

  const without = (field: string) => send(name, { ...requests.own(), [field]: undefined }, odd);

  async function faultOf(given: OddCase, fields: Fields, namesExchange: boolean): Promise<Fault | undefined> {
    const variation = variationOf(exchange, given);
    const trial = await tryOut(book, isHard(given), () => send(name, fields, variation));
    if ('fault' in trial) return trial.fault;
    return namesExchange ? acceptedThough(book, trial.exchanged, fields, without) : undefined;
  }

  async function look(given: OddCase): Promise<Finding | undefined> {
    const sound = requests.own();
    const fields = fieldsIn(given, ground, sound);
    const namesExchange = model.dispatch === undefined || !(model.dispatch.name in fields);
    const fault = await faultOf(given, fields, namesExchange);
    if (fault === undefined) return undefined;
    if (known.has(fault.key)) {
      shownBefore.add(fault.key);
      return undefined;
    }
    if (fault.key === silence && open !== undefined) isOver = !(await pulse.comesBack(bench, name));
    return { ...fault, what: describeCase(given, ground, sound), namesExchange, isEnd: isOver };
  }

  async function askSoundly(): Promise<Fault | undefined> {
    const trial = await tryOut(book, false, () => send(name, requests.harmless(), { patient: true }));
    return 'fault' in trial ? trial.fault : undefined;
  }

  return {
    offer: {
      places: ground.places,
      broken: broken(sample).length,
      hasBody: exchange.body !== undefined,
    },
    shownBefore,
    soundFault: () => insist(pulse, bench, name, askSoundly, (fault) => fault?.key === silence),
    async find(given) {
      if (isOver || pulse.isDead) return undefined;
      if (open !== undefined) return look(given);
      const found = await pulse.gate.pass(() => look(given));
      if (found?.key !== silence) return found;
      open = await pulse.gate.close();
      isOver = !(await pulse.comesBack(bench, name));
      if (isOver) return { ...found, isEnd: true };
      const again = await look(given);
      if (again?.key === silence) return again;
      open();
      open = undefined;
      return again;
    },
    end: () => open?.(),
  };
}
