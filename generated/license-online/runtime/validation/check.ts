import type { Fault } from './fault.ts';
import type { Schema } from './schema.ts';

/**
 * Looks at a value as a schema wants it to be.
 *
 * @param fills gets the defaults to be filled in once all is well
 * @param seen gets the properties and items that were looked at, where a schema around asks for it
 * @returns what is wrong; `undefined` when nothing is
 */
export type Check = (value: unknown, fills: Fill[], seen?: Seen) => readonly Fault[] | undefined;

/** A missing property, and the default that it gets. */
export interface Fill {
  readonly object: object;
  readonly name: string;
  readonly value: unknown;
}

/** What `unevaluatedProperties` and `unevaluatedItems` need not look at. */
export interface Seen {
  readonly properties: Set<string>;
  readonly items: Set<number>;
}

/** Makes checks of the schemas within a schema. */
export interface Checks {
  of(schema: Schema): Check;
  /** The schema of this name. */
  named(name: string): Schema;
}

export const noSeen = (): Seen => ({ properties: new Set(), items: new Set() });

export function addSeen(to: Seen | undefined, from: Seen): void {
  for (const name of from.properties) to?.properties.add(name);
  for (const index of from.items) to?.items.add(index);
}

/** A fault of the value itself. */
export function fault(message: string): readonly Fault[] {
  return [{ path: '', message }];
}

/** What a property or an item adds to the path of a fault. */
export function stepTo(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The same faults, seen from the object or array around. */
export function faultsBelow(step: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map(({ path, message }) => ({ path: step + path, message }));
}

/** Runs checks one after the other, up to the first that fails. */
export function all(checks: readonly Check[]): Check {
  const [first, second] = checks;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (value, fills, seen) => {
    for (const check of checks) {
      const faults = check(value, fills, seen);
      if (faults !== undefined) return faults;
    }
    return undefined;
  };
}

export type Plain = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of an object's own: one called `constructor` is like any other. */
export function own(object: Plain, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
