import { hasRole, isAccepted } from '../checks/answer.ts';
import { skip } from '../checks/verdict.ts';
import { type Dice, usualDice } from '../dice.ts';
import { type Book, requestOf, unknownSubject } from '../guides/book.ts';
import type { Billing, Sale, Subject } from '../guides/guide.ts';
import { inParallel } from '../in-parallel.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { type EncryptSecret, secretFields } from '../merchant/secret-fields.ts';
import type { Variation } from '../merchant/variation.ts';
import type { PlatformCall } from '../platform/platform-call.ts';
import type { Calls } from '../result.ts';
import { openAccount } from './account.ts';
import type { Bench } from './bench.ts';
import { fittingDigest } from './fitting-digest.ts';
import { hearCalls } from './hear-calls.ts';
import { createLife, type LifeRecord } from './life.ts';
import type { Log } from './log.ts';
import { createMessenger } from './messenger.ts';
import { once } from './once.ts';
import { createRounds } from './rounds.ts';
import { createStates } from './states.ts';
import { isUsual } from './usual.ts';

export interface SessionOptions {
  readonly merchant: Merchant;
  readonly book: Book;
  readonly calls: Calls;
  /** Billing mode that purchases are made with. */
  readonly billing: Billing;
  /** Details of every purchase that the user has named, in place of made-up ones. */
  readonly given: Subject;
  readonly key: string;
  /** The merchant's address. */
  readonly url: string;
  /** Seconds until a request is given up. */
  readonly timeout: number;
  /** How many requests one check may have on their way, unless it is about more of them. */
  readonly concurrency: number;
  readonly encryptSecret: EncryptSecret | undefined;
  /** How random cases are made; the usual way unless told. */
  readonly dice?: Dice | undefined;
  /** The merchant's billing modes need this exchange. */
  isNeeded(exchange: string): boolean;
  /** Some of them make it mandatory. */
  isMandatory(exchange: string): boolean;
  /** The merchant sells in this mode; `undefined`: whichever it is. */
  isSold(mode: Billing | undefined): boolean;
  /** What the merchant calls a platform of ours for, which grows. */
  readonly platformCalls?: readonly PlatformCall[] | undefined;
  readonly log: Log;
}

/** One verification in one kind of calls: what its checks share. */
export interface Session {
  readonly calls: Calls;
  /** @param check ID that stands in the log beside its requests */
  benchFor(check: string): Bench;
  /**
   * Releases everything that is still open; whether that succeeds is no verdict any more.
   *
   * @param limit how many requests may be on their way at the same time
   */
  tidyUp(limit: number): Promise<void>;
}

export function openSession(options: SessionOptions): Session {
  const {
    merchant,
    book,
    calls,
    billing,
    given,
    key,
    url,
    timeout,
    encryptSecret,
    dice = usualDice,
    isNeeded,
    isMandatory,
    isSold,
    platformCalls = [],
    log,
  } = options;
  const { guide } = book;
  const fresh = (sale?: Sale) => ({ ...(sale?.fresh() ?? guide.fresh(billing)), ...given });
  const isKnown = calls === 'debug' || guide.named in given;
  const unknowable = isKnown ? undefined : guide.habits.unknowable;
  const account = openAccount(guide);
  const messenger = createMessenger(merchant, book, calls, fresh(), log, account);
  const { sound, sampled, query, readyInstance, opened, instance } = createStates(
    messenger,
    book,
    unknowable,
  );
  const lifeRecord: LifeRecord = { instance: undefined, state: 'active' };
  const offered = new Map(
    guide.habits.optional.map((exchange) => [exchange, once(() => isOffered(exchange))] as const),
  );

  async function isOffered(exchange: string): Promise<boolean> {
    const shared = await instance();
    const ends = guide.cast.ways.released?.some((way) => way.exchange === exchange) ?? false;
    // The shared one stays active to the end, so a release is asked for what nobody knows.
    const subject = ends ? unknownSubject(guide) : shared.subject;
    const step = guide.steps.find((candidate) => candidate.exchange === exchange);
    const fields = requestOf(book, { exchange }, subject);
    const answer = await messenger.send(step?.id ?? '', exchange, fields);
    // Who does not know what the request is about has looked at it.
    return isAccepted(answer) || hasRole(answer, 'unknown');
  }

  const knows = once(async () => {
    const subject = fresh();
    for (const exchange of guide.cast.idle) {
      const answer = await messenger.send(
        'life-cycle.known',
        exchange,
        requestOf(book, { exchange }, subject),
      );
      if (!hasRole(answer, 'unknown')) return true;
    }
    return false;
  });

  const digest = once(() => fittingDigest(messenger, book, fresh()));

  const secretive = book.model.exchanges.filter((exchange) => secretFields(book.model, exchange).length > 0);
  const withSecrets = new Set(secretive.map(({ name }) => name));

  /** How secrets of an exchange are encrypted. */
  async function sealing(exchange: string): Promise<Variation> {
    return encryptSecret === undefined || !withSecrets.has(exchange) ? {} : { digest: await digest() };
  }

  const rounds = createRounds({
    book,
    log,
    benchFor,
    purchase: (mode = billing) => ({ ...guide.fresh(mode), ...given }),
    isWanted: (debugCase) => isNeeded(debugCase.exchange) && isSold(debugCase.billing),
  });

  const heard = once(() => hearCalls(platformCalls, benchFor('caller.parameters')));

  function benchFor(check: string): Bench {
    const bench: Bench = {
      calls,
      book,
      billing,
      key,
      url: new URL(url),
      timeout,
      unknowable,
      encryptSecret,
      dice,
      log,
      isNeeded,
      isMandatory,
      greeting: messenger.greeting,
      opened,
      instance,
      knows,
      concurrency: options.concurrency,
      offers: async (exchange) => (await offered.get(exchange)?.()) ?? true,
      fresh,
      send: async (exchange, fields, variation) =>
        messenger.send(check, exchange, fields, { ...(await sealing(exchange)), ...variation }),
      sendUnheard: async (exchange, fields) =>
        messenger.sendUnheard(exchange, fields, await sealing(exchange)),
      ask: (exchange, subject, more) =>
        bench.send(exchange, { ...requestOf(book, { exchange }, subject), ...more }),
      query: (asked) => query(check, asked),
      create: (purchase) =>
        bench.ask(guide.cast.create?.exchange ?? skip('The guide opens nothing.'), purchase),
      async probe(variation?: Variation, more?: Fields) {
        const { exchange, fields } = await sound();
        return bench.send(exchange, { ...fields(), ...more }, variation);
      },
      async probeAccepted(variation, more) {
        const { accepted } = await sound();
        if (!accepted) skip(unknowable ?? 'No request is accepted.');
        return bench.probe(variation, more);
      },
      async open() {
        await instance(); // When not even the first one opens, that is named once and not tried on and on.
        const purchase = fresh();
        if (guide.cast.create === undefined) return { subject: purchase, asynchronous: false };
        return readyInstance(await bench.create(purchase), purchase);
      },
      ready: readyInstance,
      async answers() {
        await sampled();
        return log.answers.filter(({ odd, exchanged: { sent } }) => !odd && isUsual(sent));
      },
      rounds,
      heard,
      get life() {
        return createLife(lifeRecord, bench);
      },
    };
    return bench;
  }

  async function tidyUp(limit: number): Promise<void> {
    const [release] = guide.cast.ways.released ?? [];
    if (release === undefined) return;
    await inParallel(account.open(), limit, async (subject) => {
      const sent = messenger.send('', release.exchange, requestOf(book, release, subject));
      await Promise.allSettled([sent]);
    });
  }

  return { calls, benchFor, tidyUp };
}
