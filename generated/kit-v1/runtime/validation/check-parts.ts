import {
  addSeen,
  all,
  type Check,
  type Checks,
  type Fill,
  fault,
  faultsBelow,
  isObject,
  noSeen,
  own,
  type Seen,
  stepTo,
} from './check.ts';
import { oneOfValues } from './compare.ts';
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
  const alternatives = parts.map((part) => alternativeOf(part, checks));
  return (value, fills, seen) => {
    const { fitting, failed } = tryAll(alternatives, value, fills, seen, seen === undefined);
    return fitting > 0 ? undefined : unionFaults(alternatives, value, failed, 'must match a schema in anyOf');
  };
}

function oneCheck(parts: readonly Schema[], checks: Checks): Check {
  const alternatives = parts.map((part) => alternativeOf(part, checks));
  const message = 'must match exactly one schema in oneOf';
  return (value, fills, seen) => {
    const { fitting, failed } = tryAll(alternatives, value, fills, seen, false);
    if (fitting === 1) return undefined;
    return fitting > 1
      ? fault(`${message}, and matches ${fitting}`)
      : unionFaults(alternatives, value, failed, message);
  };
}

/** The alternative that a property names, however many others would fit; without the property, any that fits. */
function meantCheck({ propertyName, mapping }: Discriminator, union: Check, checks: Checks): Check {
  const alternatives = new Map(
    Object.entries(mapping).map(([value, name]) => [value, checks.of({ $ref: name })]),
  );
  const message = `must be equal to one of the allowed values: ${JSON.stringify(Object.keys(mapping))}`;
  const step = stepTo(propertyName);
  return (value, fills, seen) => {
    const meant = isObject(value) ? own(value, propertyName) : undefined;
    if (typeof meant !== 'string') return union(value, fills, seen);
    const check = alternatives.get(meant);
    return check === undefined ? faultsBelow(step, fault(message)) : check(value, fills, seen);
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

interface Alternative {
  readonly check: Check;
  /** Whether no `const` or `enum` of its properties speaks against it: what speaks is cheaper to see than all that is wrong. */
  readonly isMeant: (value: unknown) => boolean;
}

function alternativeOf(schema: Schema, checks: Checks): Alternative {
  return { check: checks.of(schema), isMeant: meantTest(schema, checks) };
}

/** How many alternatives fit, and the faults of those that were meant and don't. */
function tryAll(
  alternatives: readonly Alternative[],
  value: unknown,
  fills: Fill[],
  seen: Seen | undefined,
  oneWillDo: boolean,
): { readonly fitting: number; readonly failed: readonly (readonly Fault[])[] } {
  const failed: (readonly Fault[])[] = [];
  let fitting = 0;
  for (const { check, isMeant } of alternatives) {
    if (!isMeant(value)) continue;
    const faults = tryCheck(check, value, fills, seen);
    if (faults === undefined) fitting++;
    else failed.push(faults);
    if (fitting > 0 && oneWillDo) break;
  }
  return { fitting, failed };
}

/** More than a few alternatives would drown what is wrong. */
const shownFaults = 8;

/** Of a union where nothing fits, the faults of what was meant: a missing field would drown in complaints about all others. */
function unionFaults(
  alternatives: readonly Alternative[],
  value: unknown,
  meant: readonly (readonly Fault[])[],
  message: string,
): readonly Fault[] {
  const [only, second] = meant;
  if (only !== undefined && second === undefined) return only;
  const told = meant.length > 0 ? meant : alternatives.map(({ check }) => check(value, []) ?? []);
  const different = new Map(told.flat().map((each) => [`${each.path} ${each.message}`, each]));
  return [...[...different.values()].slice(0, shownFaults), ...fault(message)];
}

function meantTest(schema: Schema, checks: Checks): (value: unknown) => boolean {
  if (typeof schema === 'boolean') return () => schema;
  const { $ref, allOf = [], properties = {}, type } = schema;
  const around = $ref === undefined ? allOf : [checks.named($ref), ...allOf];
  const tests = around.map((part) => meantTest(part, checks));
  const marks = Object.entries(properties).flatMap(([name, property]) => {
    const allowed = allowedValues(property);
    return allowed === undefined ? [] : [{ name, isAllowed: oneOfValues(allowed) }];
  });
  return (value) => {
    for (const test of tests) if (!test(value)) return false;
    if (!isObject(value)) return type !== 'object';
    for (const { name, isAllowed } of marks) {
      const found = own(value, name);
      if (found !== undefined && !isAllowed(found)) return false;
    }
    return true;
  };
}

function allowedValues(schema: Schema): readonly unknown[] | undefined {
  if (typeof schema === 'boolean') return undefined;
  return 'const' in schema ? [schema.const] : schema.enum;
}
