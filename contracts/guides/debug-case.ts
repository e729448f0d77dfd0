import type { Billing, DebugCase } from './guide.ts';

/** One case for each exchange, with the request that the guide has for it. */
export function casesFor(...exchanges: readonly string[]): readonly DebugCase[] {
  return exchanges.map((exchange) => ({ name: exchange, exchange }));
}

/** The creation of a subject, which has a case for each billing mode. */
export function creationCases(exchange: string, ...modes: readonly Billing[]): readonly DebugCase[] {
  return modes.map((billing) => ({ name: `${exchange}-${billing}`, exchange, billing }));
}
