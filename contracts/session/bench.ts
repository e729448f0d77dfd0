import type { Dice } from '../dice.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Book } from '../guides/book.ts';
import type { Billing, Sale, Subject } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';
import type { EncryptSecret } from '../merchant/secret-fields.ts';
import type { Variation } from '../merchant/variation.ts';
import type { Calls } from '../result.ts';
import type { Greeting } from './greeting.ts';
import type { Heard } from './hear-calls.ts';
import type { Instance } from './instance.ts';
import type { Life } from './life.ts';
import type { Answered, Log } from './log.ts';
import type { Rounds } from './rounds.ts';

/** What a check works with: the merchant, and the states that a rule needs. */
export interface Bench {
  readonly calls: Calls;
  readonly book: Book;
  /** Mode that purchases are made in. */
  readonly billing: Billing;
  /** The merchant may not know what real calls are about, so that a refusal of one proves nothing. */
  readonly unknowable: string | undefined;
  /** How many requests the check may have on their way, unless it is about more of them. */
  readonly concurrency: number;
  /** The merchant knows what was named on the command line. */
  knows(): Promise<boolean>;
  /** Access key, to look at what is signed or encrypted with it. */
  readonly key: string;
  /** The merchant's address. */
  readonly url: URL;
  /** Seconds until a request is given up. */
  readonly timeout: number;
  /** Sends one request in the merchant's dialect. */
  send(exchange: string, fields: Fields, variation?: Variation): Promise<Exchanged>;
  /** Sends a whole request and hangs up before the answer can be read, so that nobody knows what came of it. */
  sendUnheard(exchange: string, fields: Fields): Promise<void>;
  /** Sends a sound request about a subject. */
  ask(exchange: string, subject: Subject, more?: Fields): Promise<Exchanged>;
  /**
   * Sends a request that is known to be understood, varied; skips the check when the merchant understands none.
   *
   * @param more fields that it has besides
   */
  probe(variation?: Variation, more?: Fields): Promise<Exchanged>;
  /** The same with one that is known to be accepted. */
  probeAccepted(variation?: Variation, more?: Fields): Promise<Exchanged>;
  /** A purchase that nobody has seen before: of the merchant's first billing mode, unless told. */
  fresh(sale?: Sale): Subject;
  /** Asks to open what was bought, with a new business ID each time. */
  create(purchase: Subject): Promise<Exchanged>;
  /** Queries an instance, again and again while it is being opened. */
  query(instance: Instance): Promise<Exchanged>;
  /** The first instance, which may still be being opened; skips the check when there is none. */
  opened(): Promise<Instance>;
  /** The same when it is ready; it stays active to the end. */
  instance(): Promise<Instance>;
  /** Opens another instance; skips the check when that fails. */
  open(): Promise<Instance>;
  /** What a creation has opened, as soon as it is ready; skips the check when that is nothing. */
  ready(created: Exchanged, purchase: Subject): Promise<Instance>;
  /** The merchant's billing modes need this exchange. */
  isNeeded(exchange: string): boolean;
  /** Some of them make it mandatory. */
  isMandatory(exchange: string): boolean;
  /** The merchant answers this optional exchange with success. */
  offers(exchange: string): Promise<boolean>;
  /** Encrypts secrets for the merchant; `undefined` when the public key was not given. */
  readonly encryptSecret: EncryptSecret | undefined;
  /** How random cases are made. */
  readonly dice: Dice;
  greeting(): Promise<Greeting>;
  readonly life: Life;
  readonly rounds: Rounds;
  /** What the merchant has called the platform for. */
  heard(): Promise<Heard>;
  /** All answers of the verification to requests such as the platform sends, refusals among them. */
  answers(): Promise<readonly Answered[]>;
  readonly log: Log;
}
