import {
  type Check,
  type Checks,
  fault,
  faultsBelow,
  isObject,
  own,
  type Plain,
  type Seen,
  stepTo,
} from './check.ts';
import { pattern } from './compare.ts';
import type { Schema, SchemaObject } from './schema.ts';

/** What is said about the properties of an object. */
export function objectChecks(schema: SchemaObject, checks: Checks): Check[] {
  const found = [
    sizeCheck(schema),
    requiredCheck(schema),
    dependentCheck(schema, checks),
    namesCheck(schema, checks),
    propertiesCheck(schema, checks),
    othersCheck(schema, checks),
  ];
  return found.flatMap((check) => check ?? []);
}

/** `unevaluatedProperties`, after all else that looks at properties. */
export function unevaluatedPropertiesCheck(schema: Schema, checks: Checks): Check {
  const check = checks.of(schema);
  return (value, fills, seen) =>
    eachOther(value, (name) => seen?.properties.has(name) === true, {
      check,
      seen,
      fills,
      message: schema === false ? 'must NOT have unevaluated properties' : undefined,
    });
}

function sizeCheck({ minProperties: least = 0, maxProperties: most }: SchemaObject): Check | undefined {
  if (least === 0 && most === undefined) return undefined;
  return (value) => {
    if (!isObject(value)) return undefined;
    const size = Object.keys(value).length;
    if (size < least) return fault(`must NOT have fewer than ${least} properties`);
    return most !== undefined && size > most
      ? fault(`must NOT have more than ${most} properties`)
      : undefined;
  };
}

/** A required property that has a default may be missing, and is filled in. */
function requiredCheck({ required = [], properties = {} }: SchemaObject): Check | undefined {
  const wanted = required.map((name) => ({ name, otherwise: defaultOf(own(properties, name)) }));
  if (wanted.length === 0) return undefined;
  return (value, fills) => {
    if (!isObject(value)) return undefined;
    for (const { name, otherwise } of wanted) {
      if (own(value, name) !== undefined) continue;
      if (otherwise === undefined) return fault(`must have required property '${name}'`);
      fills.push({ object: value, name, value: otherwise });
    }
    return undefined;
  };
}

function defaultOf(schema: unknown): unknown {
  return isObject(schema) ? schema['default'] : undefined;
}

/** `dependentRequired` and `dependentSchemas`: what a property brings with it. */
function dependentCheck(schema: SchemaObject, checks: Checks): Check | undefined {
  const names = Object.entries(schema.dependentRequired ?? {});
  const schemas = Object.entries(schema.dependentSchemas ?? {}).map(
    ([name, part]) => [name, checks.of(part)] as const,
  );
  if (names.length === 0 && schemas.length === 0) return undefined;
  return (value, fills, seen) => {
    if (!isObject(value)) return undefined;
    for (const [name, wanted] of names) {
      if (own(value, name) === undefined) continue;
      const missing = wanted.find((each) => own(value, each) === undefined);
      if (missing !== undefined) return fault(`must have property '${missing}' when it has '${name}'`);
    }
    for (const [name, check] of schemas) {
      const faults = own(value, name) === undefined ? undefined : check(value, fills, seen);
      if (faults !== undefined) return faults;
    }
    return undefined;
  };
}

function namesCheck({ propertyNames }: SchemaObject, checks: Checks): Check | undefined {
  if (propertyNames === undefined) return undefined;
  const check = checks.of(propertyNames);
  return (value) => {
    if (!isObject(value)) return undefined;
    for (const name of Object.keys(value)) {
      const faults = check(name, []);
      if (faults !== undefined)
        return fault(`has a property called ${JSON.stringify(name)}, which ${faults[0]?.message ?? ''}`);
    }
    return undefined;
  };
}

function propertiesCheck({ properties }: SchemaObject, checks: Checks): Check | undefined {
  const parts = Object.entries(properties ?? {}).map(([name, part]) => ({
    name,
    step: stepTo(name),
    check: checks.of(part),
  }));
  if (parts.length === 0) return undefined;
  return (value, fills, seen) => {
    if (!isObject(value)) return undefined;
    for (const { name, step, check } of parts) {
      const property = own(value, name);
      if (property === undefined) continue;
      const faults = check(property, fills);
      if (faults !== undefined) return faultsBelow(step, faults);
      seen?.properties.add(name);
    }
    return undefined;
  };
}

/** `patternProperties`, and `additionalProperties` for those that neither these nor `properties` name. */
function othersCheck(schema: SchemaObject, checks: Checks): Check | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties: additional } = schema;
  const patterns = Object.entries(patternProperties).map(([source, part]) => ({
    expression: pattern(source),
    check: checks.of(part),
  }));
  if (patterns.length === 0 && additional === undefined) return undefined;
  const rest = additional === undefined ? undefined : checks.of(additional);
  const message = additional === false ? 'must NOT have additional properties' : undefined;
  const isNamed = (name: string): boolean =>
    Object.hasOwn(properties, name) || patterns.some(({ expression }) => expression.test(name));
  return (value, fills, seen) => {
    for (const { expression, check } of patterns) {
      const faults = eachOther(value, (name) => !expression.test(name), { check, seen, fills });
      if (faults !== undefined) return faults;
    }
    // Most documents allow any others; then there is nothing to look at.
    if (rest === undefined || (additional === true && seen === undefined)) return undefined;
    return eachOther(value, isNamed, { check: rest, seen, fills, message });
  };
}

interface Each {
  readonly check: Check;
  readonly fills: Parameters<Check>[1];
  readonly seen: Seen | undefined;
  /** What is wrong with any such property, whatever its value. */
  readonly message?: string | undefined;
}

/** Checks the properties that are not passed over. */
function eachOther(
  value: unknown,
  passOver: (name: string) => boolean,
  { check, fills, seen, message }: Each,
): ReturnType<Check> {
  if (!isObject(value)) return undefined;
  for (const name of presentNames(value)) {
    if (passOver(name)) continue;
    if (message !== undefined) return fault(`${message}: ${JSON.stringify(name)}`);
    const faults = check(value[name], fills);
    if (faults !== undefined) return faultsBelow(stepTo(name), faults);
    seen?.properties.add(name);
  }
  return undefined;
}

/** What is undefined is not there: it is not sent. */
function presentNames(object: Plain): string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}
