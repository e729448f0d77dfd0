import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import type { PlatformCall } from '../../platform/platform-call.ts';
import type { Check } from '../check.ts';
import { skip } from '../verdict.ts';

/** What all reviews of the merchant's own calls have in common. */
export function callerBasics({ guide }: Book): Pick<Check, 'exchange' | 'calls' | 'stage'> {
  return { exchange: guide.cast.first, calls: 'last', stage: 'caller' };
}

/** Skips the check when there are no calls. */
export function expectCalls(calls: readonly PlatformCall[]): void {
  if (calls.length === 0) skip('The merchant has not called the platform.');
}

/** The others of a kind, as the end of a message. */
export function andOthers(calls: readonly unknown[]): string {
  const others = calls.length - 1;
  return others < 1 ? '' : ` ${others} more such ${others === 1 ? 'call' : 'calls'} came.`;
}

/** `GET /api/…/order/query, answered with HTTP 401` */
export function describeCall({ sent: { method, url }, received: { status } }: Exchanged): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}, answered with HTTP ${status}`;
}
