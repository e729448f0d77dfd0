import { addSeen, all, type Check, type Checks, type Fill, fault, noSeen } from './check.ts';
import { arrayChecks, unevaluatedItemsCheck } from './check-arrays.ts';
import { objectChecks, unevaluatedPropertiesCheck } from './check-objects.ts';
import { partChecks } from './check-parts.ts';
import { valueChecks } from './check-values.ts';
import type { Validator } from './fault.ts';
import type { Schema, Schemas } from './schema.ts';

/**
 * Validators of schemas by their names. A schema is read when its validator is first called, without `eval`.
 *
 * @throws Error by a validator when there is no schema of its name
 */
export function createValidators(schemas: Schemas): <T>(name: string) => Validator<T> {
  const made = new Map<string, Check>();
  const checks: Checks = {
    of: (schema) => schemaCheck(schema, checks, referTo),
    named(name) {
      const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      if (schema === undefined) throw new Error(`There is no schema ${name}.`);
      return schema();
    },
  };
  function checkOf(name: string): Check {
    const check = made.get(name) ?? checks.of(checks.named(name));
    made.set(name, check);
    return check;
  }
  // What it refers to is made when it is needed: schemas may refer to themselves.
  function referTo(name: string): Check {
    let check: Check | undefined;
    return (value, fills, seen) => {
      check ??= checkOf(name);
      return check(value, fills, seen);
    };
  }
  return <T>(name: string): Validator<T> => {
    const check = referTo(name);
    return (value) => {
      const fills: Fill[] = [];
      const faults = check(value, fills);
      if (faults !== undefined) return { ok: false, faults };
      for (const fill of fills) fillIn(fill);
      // The schema is what proves the type.
      return { ok: true, value: value as T };
    };
  };
}

function schemaCheck(schema: Schema, checks: Checks, referTo: (name: string) => Check): Check {
  if (typeof schema === 'boolean')
    return schema ? () => undefined : () => fault('must not be there: no value is right');
  const { unevaluatedItems, unevaluatedProperties } = schema;
  const found = all([
    ...(schema.$ref === undefined ? [] : [referTo(schema.$ref)]),
    ...valueChecks(schema),
    ...objectChecks(schema, checks),
    ...arrayChecks(schema, checks),
    ...partChecks(schema, checks),
  ]);
  const last = [
    ...(unevaluatedItems === undefined ? [] : [unevaluatedItemsCheck(unevaluatedItems, checks)]),
    ...(unevaluatedProperties === undefined
      ? []
      : [unevaluatedPropertiesCheck(unevaluatedProperties, checks)]),
  ];
  return last.length === 0 ? found : watched(all([found, ...last]));
}

/** A schema with `unevaluated…` has to know what the others at its place have looked at. */
function watched(check: Check): Check {
  return (value, fills, seen) => {
    const own = noSeen();
    const faults = check(value, fills, own);
    if (faults === undefined) addSeen(seen, own);
    return faults;
  };
}

/** Each gets a copy: a default may be a list that someone adds to. A name such as `__proto__` is one like any other. */
function fillIn({ object, name, value }: Fill): void {
  Object.defineProperty(object, name, {
    value: structuredClone(value),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
