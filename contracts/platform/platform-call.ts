import type { Exchanged } from '../exchanged.ts';

/** A call of an Open API that the merchant made while it was verified, and what it was answered. */
export interface PlatformCall {
  /** Its `exchange` is empty when the platform offers nothing at that address. */
  readonly exchanged: Exchanged;
  /** When it was answered, in milliseconds since 1970. */
  readonly at: number;
  readonly fault?: PlatformFault;
}

/** What is wrong with a call. */
export interface PlatformFault {
  readonly about: 'signature' | 'parameters' | 'address';
  /** `orderId is missing` */
  readonly message: string;
}
