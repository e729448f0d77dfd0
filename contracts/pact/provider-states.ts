import { textAt } from '../../generator/load/openapi.ts';
import { describeAnswer, hasRole, isAccepted } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Book, requestOf } from '../guides/book.ts';
import type { Billing, Subject, Way } from '../guides/guide.ts';
import { inParallel } from '../in-parallel.ts';
import { freshOrder } from '../merchant/ids.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { once } from '../session/once.ts';
import { queryUntilReady } from '../session/ready.ts';
import { type Interaction, saidIn } from './interactions.ts';
import { createSeals, type SealOptions } from './seals.ts';
import { StateError } from './state-error.ts';
import { planFor } from './state-plan.ts';
import { wayOf } from './way-of.ts';

/** What a state supplies to the request that needs it, by the name in the pact. */
export type StateValues = Readonly<Record<string, string>>;

export interface StatesOptions extends SealOptions {
  readonly merchant: Merchant;
  readonly book: Book;
  /** Billing mode that purchases are made with. */
  readonly billing: Billing;
  /** Details of every purchase that the user has named, in place of made-up ones. */
  readonly given: Subject;
  /** How many releases may be on their way at the same time. */
  readonly limit: number;
  /** The merchant's billing modes need this exchange. */
  isNeeded(exchange: string): boolean;
}

/** Brings a merchant into states by nothing but callbacks. */
export interface States {
  /**
   * Sets the state of an interaction up with a subject of its own. Creations are sent one after the other, whoever asks;
   * waiting for what is opened later goes on side by side.
   *
   * @throws StateError when the merchant refuses a step, UnreachableError when it gives no answer
   */
  setUp(interaction: Interaction): Promise<StateValues>;
  /** Releases whatever was opened here; a merchant who doesn't is not our business any more. */
  tidyUp(): Promise<void>;
}

export function createStates(options: StatesOptions): States {
  const { merchant, book, billing, given, isNeeded } = options;
  const { guide } = book;
  const { cast, named } = guide;
  const opened: Subject[] = [];
  let creations: Promise<unknown> = Promise.resolve();
  const fresh = (): Subject => ({ ...guide.fresh(billing), ...given });
  const seals = createSeals(options, () => {
    const tenant = fresh();
    opened.push(tenant);
    return tenant;
  });

  async function step(way: Way, subject: Subject): Promise<Exchanged> {
    const { exchange } = way;
    const exchanged = await merchant.send(
      exchange,
      requestOf(book, way, subject),
      await seals.variationFor(exchange),
    );
    if (isAccepted(exchanged)) return exchanged;
    throw new StateError(`${exchange} was answered with ${describeAnswer(exchanged)}`, exchange, exchanged);
  }

  function inTurn(work: () => Promise<Exchanged>): Promise<Exchanged> {
    const creation = creations.then(work);
    // After a refusal the next creation gets its chance; when nobody answers, nobody has to wait for that again.
    creations = creation.catch((error: unknown) => {
      if (!(error instanceof StateError)) throw error;
    });
    creations.catch(() => {});
    return creation;
  }

  async function created(purchase: Subject): Promise<{ subject: Subject; ready: boolean }> {
    if (cast.create === undefined) return { subject: purchase, ready: true };
    const { exchange, gives } = cast.create;
    const exchanged = await inTurn(() => step({ exchange }, purchase));
    const name = textAt(exchanged.received.json, gives[0] ?? '');
    if (name === '')
      throw new StateError(`${exchange} was answered without an ${gives[0]}`, exchange, exchanged);
    const subject = { ...purchase, [named]: name };
    opened.push(subject);
    return { subject, ready: hasRole(exchanged, 'success') };
  }

  async function active(purchase: Subject): Promise<Subject> {
    const { subject, ready } = await created(purchase);
    const { query } = cast;
    if (ready || query === undefined) return subject;
    const fields = requestOf(book, { exchange: query }, subject);
    const answer = await queryUntilReady(() => merchant.send(query, fields), subject[named] ?? '', true);
    if (hasRole(answer, 'success')) return subject;
    const message = `${query} was answered with ${describeAnswer(answer)} to the last`;
    // No page says how long a creation may take; life-cycle.query warns about it.
    throw new StateError(message, query, answer, hasRole(answer, 'pending'));
  }

  /** @param own exchange of the interaction: what that has frozen, that can unfreeze, too */
  async function frozen(purchase: Subject, own: string): Promise<Subject> {
    const ways = cast.ways.frozen ?? [];
    const way = ways.find(({ exchange }) => exchange === own) ?? ways.find((each) => isNeeded(each.exchange));
    if (way === undefined) throw new StateError(`nothing freezes the ${guide.subject}`, '', undefined, true);
    const subject = await active(purchase);
    await step(way, subject);
    return subject;
  }

  async function several(): Promise<Subject> {
    const [one, other] = await Promise.all([active(fresh()), active(fresh())]);
    return { ...one, [named]: `${one[named]},${other[named]}` };
  }

  async function inPackage(): Promise<Subject> {
    try {
      return await active(asPackage(fresh()));
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      throw new StateError(error.message, error.exchange, error.exchanged, true);
    }
  }

  async function added(exchanges: readonly string[], subject: Subject): Promise<Subject> {
    for (const exchange of exchanges) {
      if (exchange === cast.first) {
        await inTurn(() => step({ exchange }, subject));
        opened.push(subject);
      } else await step({ exchange }, subject);
    }
    return subject;
  }

  function subjectFor({ example, exchange }: Interaction): Promise<Subject> {
    const { subject, adds } = planFor(guide, example.state?.name ?? '');
    if (subject === 'creating') return created(fresh()).then((opening) => opening.subject);
    if (subject === 'active') return active(fresh());
    if (subject === 'frozen') return frozen(fresh(), exchange.name);
    if (subject === 'several') return several();
    if (subject === 'package') return inPackage();
    return added(adds, { ...fresh(), ...blanksIn(example) });
  }

  return {
    async setUp(interaction) {
      const subject = await subjectFor(interaction);
      const fields = { ...subject, ...requestOf(book, wayOf(guide, interaction, subject), subject) };
      const sealed = await seals.valuesFor(interaction, fields);
      const provides = interaction.example.state?.provides ?? [];
      return Object.fromEntries(provides.map((name) => [name, String(sealed[name] ?? fields[name] ?? '')]));
    },
    tidyUp: once(async () => {
      const [release] = cast.ways.released ?? [];
      if (release === undefined) return;
      await inParallel(opened, options.limit, async (subject) => {
        await Promise.allSettled([step(release, subject)]);
      });
    }),
  };

  /** Details that the example leaves blank: a tenant of a credential application has no instance. */
  function blanksIn(example: Interaction['example']): Subject {
    const blanks = Object.entries(saidIn(example)).filter(([, value]) => value === '');
    return Object.fromEntries(blanks.map(([name]) => [name, '']));
  }
}

/** The purchase of a package, which some guides tell by the charging mode, and others by an order that is looked up. */
function asPackage(purchase: Subject): Subject {
  if ('chargingMode' in purchase) return { ...purchase, chargingMode: '5' };
  return { ...purchase, ...freshOrder('package') };
}
