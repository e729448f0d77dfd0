import type { Model } from '../../generator/model/model.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Order } from '../merchant/ids.ts';
import type { Fields } from '../merchant/merchant.ts';
import type { Variation } from '../merchant/variation.ts';
import type { Calls } from '../result.ts';
import type { Greeting } from './greeting.ts';
import type { Instance } from './instance.ts';
import type { Life } from './life.ts';
import type { Answered, Log } from './log.ts';
import type { OptionalExchange } from './sound-fields.ts';

/** What a check works with: the merchant, and the states that a rule needs. */
export interface Bench {
  readonly calls: Calls;
  readonly model: Model;
  /** Sends one request in the merchant's dialect. */
  send(exchange: string, fields: Fields, variation?: Variation): Promise<Exchanged>;
  /**
   * Sends a request that is known to be accepted, varied; skips the check when the merchant accepts none.
   *
   * @param more fields that it has besides
   */
  probe(variation?: Variation, more?: Fields): Promise<Exchanged>;
  /** An order that nobody has seen before. */
  freshOrder(): Order;
  /** Asks for an instance, with a new business ID each time. */
  create(order: Order): Promise<Exchanged>;
  /** Queries an instance, again and again while it is being opened. */
  query(instance: Instance): Promise<Exchanged>;
  /** The first instance, which may still be being opened; skips the check when there is none. */
  opened(): Promise<Instance>;
  /** The same when it is ready; it stays active to the end. */
  instance(): Promise<Instance>;
  /** Opens another instance; skips the check when that fails. */
  open(): Promise<Instance>;
  /** The merchant's billing modes need this exchange. */
  isNeeded(exchange: string): boolean;
  /** The merchant answers this optional exchange with success. */
  offers(exchange: OptionalExchange): Promise<boolean>;
  greeting(): Promise<Greeting>;
  readonly life: Life;
  /** All answers of the verification to requests such as the platform sends, refusals among them. */
  answers(): Promise<readonly Answered[]>;
  readonly log: Log;
}
