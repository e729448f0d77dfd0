import type { Order } from '../merchant/ids.ts';

/** An instance that the merchant has opened for us. */
export interface Instance extends Order {
  readonly instanceId: string;
  /** Its creation was answered with `000004`. */
  readonly asynchronous: boolean;
}
