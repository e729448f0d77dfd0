import { textAt } from '../../generator/load/openapi.ts';
import { isAccepted } from '../checks/answer.ts';
import { Skipped } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Book, requestOf } from '../guides/book.ts';
import type { Billing, DebugCase, Subject } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Bench } from './bench.ts';
import type { Log } from './log.ts';
import { once } from './once.ts';

/** What became of each debugging case, by its name: an answer, or why there is none. */
export type Round = ReadonlyMap<string, Exchanged | Error>;

/** The debugging cases, sent one after the other; each keeps its body in all rounds. */
export interface Rounds {
  /** The round in which they are tried and saved. */
  debug(): Promise<readonly Round[]>;
  /** The same, and then the dial tests of a morning and of an afternoon. */
  dialing(): Promise<readonly Round[]>;
}

/** What the rounds need of a session. */
export interface RoundTools {
  readonly book: Book;
  readonly log: Log;
  benchFor(check: string): Pick<Bench, 'send' | 'ready' | 'greeting'>;
  /** A purchase in a billing mode; in the merchant's unless told. */
  purchase(billing: Billing | undefined): Subject;
  /** The merchant's billing modes need this case. */
  isWanted(debugCase: DebugCase): boolean;
}

export function createRounds({ book, log, benchFor, purchase, isWanted }: RoundTools): Rounds {
  const { guide } = book;
  const { create } = guide.cast;
  const cases = (guide.cases ?? []).filter(isWanted);
  const saved = new Map<string, Fields>();
  // Where nothing is opened, the platform alone gives names.
  let subject = create === undefined ? purchase(undefined) : undefined;

  async function play(family: keyof Rounds): Promise<Round> {
    const round = new Map<string, Exchanged | Error>();
    const refused = await misunderstood(family);
    for (const each of cases) round.set(each.name, refused ?? (await outcomeOf(family, each)));
    const first = cases.find(({ exchange }) => exchange === refused?.answer.exchange);
    if (refused !== undefined && first !== undefined) round.set(first.name, refused.answer);
    return round;
  }

  /** The platform debugs in no misreading: a merchant who wants one passes nothing. */
  async function misunderstood(family: keyof Rounds): Promise<Misunderstood | undefined> {
    if (log.stopped() !== undefined) return undefined;
    const { dialect, first } = await benchFor(`${family}.greeting`).greeting();
    return dialect.check === undefined || first === undefined ? undefined : new Misunderstood(first);
  }

  async function outcomeOf(family: keyof Rounds, { name, ...way }: DebugCase): Promise<Exchanged | Error> {
    const bench = benchFor(`${family}.${name}`);
    const creates = way.exchange === create?.exchange;
    const bought = creates ? purchase(way.billing) : subject;
    if (bought === undefined)
      return new Skipped(`There is no ${guide.subject} to go on with; see ${firstOf(family)}.`);
    const fields = saved.get(name) ?? requestOf(book, way, bought);
    saved.set(name, fields);
    try {
      const answer = await bench.send(way.exchange, fields);
      if (creates && isAccepted(answer)) subject ??= await openedBy(bench, answer, bought);
      return answer;
    } catch (error) {
      const silence = error instanceof Skipped ? log.stopped() : undefined;
      return silence ?? (error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** People fill in the other tabs when it is ready. */
  async function openedBy({ ready }: Pick<Bench, 'ready'>, answer: Exchanged, bought: Subject) {
    if (textAt(answer.received.json, create?.gives[0] ?? '') === '') return undefined;
    return ready(answer, bought).then(
      (instance) => instance.subject,
      () => undefined,
    );
  }

  const firstOf = (family: keyof Rounds) => `${family}.${cases[0]?.name}`;

  return {
    debug: once(async () => [await play('debug')]),
    dialing: once(async () => [await play('dialing'), await play('dialing'), await play('dialing')]),
  };
}

/** All cases but the first one go without a verdict when the first one shows why. */
class Misunderstood extends Skipped {
  readonly answer: Exchanged;

  constructor(answer: Exchanged) {
    super(`Requests as documented are turned away; see the case of ${answer.exchange}.`);
    this.answer = answer;
  }
}
