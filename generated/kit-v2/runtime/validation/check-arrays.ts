import { type Check, type Checks, fault, faultsBelow, stepTo } from './check.ts';
import type { Schema, SchemaObject } from './schema.ts';

/** What is said about the items of an array. */
export function arrayChecks(schema: SchemaObject, checks: Checks): Check[] {
  const found = [sizeCheck(schema), itemsCheck(schema, checks), containsCheck(schema, checks)];
  if (schema.uniqueItems === true) found.push(uniqueCheck);
  return found.flatMap((check) => check ?? []);
}

/** `unevaluatedItems`, after all else that looks at items. */
export function unevaluatedItemsCheck(schema: Schema, checks: Checks): Check {
  const check = checks.of(schema);
  return (value, fills, seen) => {
    if (!Array.isArray(value)) return undefined;
    for (const [index, item] of value.entries()) {
      if (seen?.items.has(index) === true) continue;
      if (schema === false) return fault('must NOT have unevaluated items');
      const faults = check(item, fills);
      if (faults !== undefined) return faultsBelow(stepTo(index), faults);
      seen?.items.add(index);
    }
    return undefined;
  };
}

function sizeCheck({ minItems: least = 0, maxItems: most }: SchemaObject): Check | undefined {
  if (least === 0 && most === undefined) return undefined;
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    if (value.length < least) return fault(`must NOT have fewer than ${least} items`);
    return most !== undefined && value.length > most
      ? fault(`must NOT have more than ${most} items`)
      : undefined;
  };
}

/** `prefixItems` for the first ones, `items` for those after them. */
function itemsCheck({ prefixItems, items }: SchemaObject, checks: Checks): Check | undefined {
  const first = (prefixItems ?? []).map((part) => checks.of(part));
  const others = items === undefined ? undefined : checks.of(items);
  if (first.length === 0 && others === undefined) return undefined;
  return (value, fills, seen) => {
    if (!Array.isArray(value)) return undefined;
    for (let index = 0; index < value.length; index++) {
      const check = first[index] ?? others;
      if (check === undefined) return undefined;
      if (items === false && index >= first.length)
        return fault(`must NOT have more than ${first.length} items`);
      const faults = check(value[index], fills);
      if (faults !== undefined) return faultsBelow(stepTo(index), faults);
      seen?.items.add(index);
    }
    return undefined;
  };
}

function containsCheck(schema: SchemaObject, checks: Checks): Check | undefined {
  const { contains, minContains: least = 1, maxContains: most } = schema;
  if (contains === undefined) return undefined;
  const check = checks.of(contains);
  return (value, fills, seen) => {
    if (!Array.isArray(value)) return undefined;
    let count = 0;
    for (const [index, item] of value.entries()) {
      const before = fills.length;
      if (check(item, fills) === undefined) {
        count++;
        seen?.items.add(index);
      } else fills.length = before;
    }
    if (count < least) return fault(`must contain at least ${least} valid item(s)`);
    return most !== undefined && count > most
      ? fault(`must contain at most ${most} valid item(s)`)
      : undefined;
  };
}

const uniqueCheck: Check = (value) => {
  if (!Array.isArray(value)) return undefined;
  const places = new Map<unknown, number>();
  for (const [index, item] of value.entries()) {
    const key = keyOf(item);
    const earlier = places.get(key);
    if (earlier !== undefined)
      return fault(`must NOT have duplicate items (items ${earlier} and ${index} are identical)`);
    places.set(key, index);
  }
  return undefined;
};

/** The same for equal items only. A list of thousands of objects takes no longer than to print it. */
function keyOf(item: unknown): unknown {
  if (typeof item === 'string') return `"${item}`;
  if (typeof item !== 'object' || item === null) return item;
  return JSON.stringify(item, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
