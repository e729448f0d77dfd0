import {
  addSeen,
  all,
  type Check,
  type Checks,
  type Fill,
  fault,
  faultsAt,
  isObject,
  noSeen,
  own,
  type Seen,
} from './check.ts';
import { equal } from './compare.ts';
import type { Fault } from './fault.ts';
import type { Discriminator, Schema, SchemaObject } from './schema.ts';

/** Schemas that a schema is made of: all, any or one of them, none, or one that depends on another. */
export function partChecks(schema: SchemaObject, checks: Checks): Check[] {
  const { allOf = [], anyOf, oneOf, discriminator, not } = schema;
  const found = allOf.map((part) => checks.of(part));
  const unions: Check[] = [];
  if (anyOf !== undefined) unions.push(anyCheck(anyOf, checks));
  if (oneOf !== undefined) unions.push(oneCheck(oneOf, checks));
  found.push(...(discriminator === undefined ? unions : [meantCheck(discriminator, all(unions), checks)]));
  if (not !== undefined) found.push(notCheck(not, checks));
  const condition = conditionCheck(schema, checks);
  return condition === undefined ? found : [...found, condition];
}

function anyCheck(parts: readonly Schema[], checks: Checks): Check {
  const alternatives = parts.map((part) => checks.of(part));
  return (value, fills, seen) => {
    const failed: (readonly Fault[])[] = [];
    for (const check of alternatives) {
      const faults = tryCheck(check, value, fills, seen);
      // Each that fits says which properties it has seen; where nobody asks, the first will do.
      if (faults === undefined && seen === undefined) return undefined;
      if (faults !== undefined) failed.push(faults);
    }
    if (failed.length < alternatives.length) return undefined;
    return unionFaults(value, parts, failed, checks, 'must match a schema in anyOf');
  };
}

function oneCheck(parts: readonly Schema[], checks: Checks): Check {
  const alternatives = parts.map((part) => checks.of(part));
  const message = 'must match exactly one schema in oneOf';
  return (value, fills, seen) => {
    const failed = alternatives.map((check) => tryCheck(check, value, fills, seen));
    const fitting = failed.filter((faults) => faults === undefined).length;
    if (fitting === 1) return undefined;
    if (fitting > 1) return fault(`${message}, and matches ${fitting}`);
    return unionFaults(
      value,
      parts,
      failed.flatMap((faults) => (faults === undefined ? [] : [faults])),
      checks,
      message,
    );
  };
}

/** The alternative that a property names, however many others would fit; without the property, any that fits. */
function meantCheck({ propertyName, mapping }: Discriminator, union: Check, checks: Checks): Check {
  const alternatives = new Map(
    Object.entries(mapping).map(([value, name]) => [value, checks.of({ $ref: name })]),
  );
  const message = `must be equal to one of the allowed values: ${JSON.stringify(Object.keys(mapping))}`;
  return (value, fills, seen) => {
    const meant = isObject(value) ? own(value, propertyName) : undefined;
    if (typeof meant !== 'string') return union(value, fills, seen);
    const check = alternatives.get(meant);
    return check === undefined ? faultsAt(propertyName, fault(message)) : check(value, fills, seen);
  };
}

function notCheck(part: Schema, checks: Checks): Check {
  const check = checks.of(part);
  return (value) => (check(value, []) === undefined ? fault('must NOT be valid') : undefined);
}

function conditionCheck(schema: SchemaObject, checks: Checks): Check | undefined {
  if (schema.if === undefined) return undefined;
  const condition = checks.of(schema.if);
  const fitting = checks.of(schema.then ?? true);
  const otherwise = checks.of(schema.else ?? true);
  return (value, fills, seen) =>
    (tryCheck(condition, value, fills, seen) === undefined ? fitting : otherwise)(value, fills, seen);
}

/** Runs a check that may fail: then nothing is left of it. */
function tryCheck(check: Check, value: unknown, fills: Fill[], seen: Seen | undefined): ReturnType<Check> {
  const before = fills.length;
  const own = seen && noSeen();
  const faults = check(value, fills, own);
  if (faults !== undefined) fills.length = before;
  else if (own !== undefined) addSeen(seen, own);
  return faults;
}

/** More than a few alternatives would drown what is wrong. */
const shownFaults = 8;

/**
 * Of a union where nothing fits, the faults of the alternative that was meant: no `const` or `enum` of its properties
 * speaks against it. Without it a missing field drowns in complaints about all the others.
 */
function unionFaults(
  value: unknown,
  parts: readonly Schema[],
  failed: readonly (readonly Fault[])[],
  checks: Checks,
  message: string,
): readonly Fault[] {
  const meant = failed.filter((_faults, index) => isMeant(parts[index] ?? true, value, checks));
  if (meant.length === 1) return meant.flat();
  const told = (meant.length > 0 ? meant : failed).flat();
  const different = new Map(told.map((each) => [`${each.path} ${each.message}`, each]));
  return [...[...different.values()].slice(0, shownFaults), ...fault(message)];
}

function isMeant(schema: Schema, value: unknown, checks: Checks): boolean {
  if (typeof schema === 'boolean') return schema;
  const { $ref, allOf = [], properties = {}, type } = schema;
  if ($ref !== undefined && !isMeant(checks.named($ref), value, checks)) return false;
  if (!allOf.every((part) => isMeant(part, value, checks))) return false;
  if (!isObject(value)) return type !== 'object';
  return Object.entries(properties).every(([name, property]) => {
    const found = own(value, name);
    const allowed = allowedValues(property);
    return found === undefined || allowed === undefined || allowed.some((each) => equal(each, found));
  });
}

function allowedValues(schema: Schema): readonly unknown[] | undefined {
  if (typeof schema === 'boolean') return undefined;
  return 'const' in schema ? [schema.const] : schema.enum;
}
