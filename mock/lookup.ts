import { isRecord } from '../generator/load/openapi.ts';
import type { Example, Exchange } from '../generator/model/model.ts';
import { type NamedValue, namedValues, valueReader } from './request-values.ts';

/** The example that answers a lookup, and the IDs to write into its response, by those that stand in it. */
export interface Found {
  readonly example: Example;
  readonly ids: ReadonlyMap<string, string>;
}

/** A lookup of an ID that the document does not know. */
export class UnknownId extends Error {
  override readonly name = 'UnknownId';
}

/**
 * Prepares lookups: `GET`s of the platform by an ID, of an exchange with a code for unknown ones. Known are the IDs of
 * its examples, and any that starts with one of them and `-`: it is answered as that one under the ID asked for, so
 * that callers can have as many as they like. The same goes for IDs of its parts (an order's line).
 *
 * @returns `undefined` when the exchange is no lookup
 */
export function createLookup(exchange: Exchange): ((input: unknown) => Found) | undefined {
  const key = exchange.parameters.find(({ required, signing }) => required && !signing);
  const hasUnknown = exchange.resultCodes?.codes.some((code) => code.for.includes('unknown'));
  if (exchange.kind !== 'path' || exchange.method !== 'get' || !hasUnknown || key === undefined)
    return undefined;

  const at = { place: key.in, name: key.name };
  const read = valueReader(exchange);
  const entries = exchange.examples.flatMap((example) => {
    const values = namedValues(exchange, example).filter(isText);
    const id = values.find(({ place, name }) => place === at.place && name === at.name)?.value;
    if (id === undefined) return [];
    return [{ example, id, parts: values.filter(({ value }) => extendsId(value, id)) }];
  });
  // Of two that fit, the longer one is meant.
  const byLength = entries.toSorted((a, b) => b.id.length - a.id.length);

  return (input) => {
    const asked = String(read(input, at));
    const entry = byLength.find(({ id }) => asked === id || extendsId(asked, id));
    if (entry === undefined) {
      const known = entries.map(({ id }) => id).join(', ');
      throw new UnknownId(
        `unknown ${key.name} ${asked}; known are ${known}, and each of them followed by "-" and more, or by 8 digits and more`,
      );
    }
    const ids = new Map([[entry.id, asked]]);
    for (const part of entry.parts) {
      const wanted = read(input, part) ?? asked + part.value.slice(entry.id.length);
      if (typeof wanted !== 'string' || !extendsId(wanted, asked))
        throw new UnknownId(`${part.name} ${String(wanted)} does not belong to ${key.name} ${asked}`);
      ids.set(part.value, wanted);
    }
    return { example: entry.example, ids };
  };
}

/** A copy of a JSON value with other IDs in it. */
export function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withIds(member, ids)]));
}

/** A line of an order has a hyphen; orders themselves have capital letters and digits only. */
function extendsId(text: string, id: string): boolean {
  const rest = text.startsWith(id) ? text.slice(id.length) : '';
  return rest.startsWith('-') || (/\D$/.test(id) && /^\d{8,}(?:$|-)/.test(rest));
}

function isText(named: NamedValue): named is NamedValue & { readonly value: string } {
  return typeof named.value === 'string';
}
