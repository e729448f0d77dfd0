import { type Check, fault } from './check.ts';
import { characters, equal, oneOfValues, pattern } from './compare.ts';
import type { SchemaObject } from './schema.ts';

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: (value) => Array.isArray(value),
  number: (value) => Number.isFinite(value),
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
};

/** `type`, `const`, `enum`, and what is said about numbers and strings. */
export function valueChecks(schema: SchemaObject): Check[] {
  const checks: Check[] = [];
  if (schema.type !== undefined) checks.push(typeCheck(schema.type));
  if ('const' in schema) {
    const message = `must be equal to constant: ${JSON.stringify(schema.const)}`;
    checks.push((value) => (equal(value, schema.const) ? undefined : fault(message)));
  }
  if (schema.enum !== undefined) checks.push(enumCheck(schema.enum));
  const numbers = numberTests(schema);
  if (numbers.length > 0)
    checks.push((value) => {
      if (typeof value !== 'number') return undefined;
      for (const { holds, message } of numbers) if (!holds(value)) return fault(message);
      return undefined;
    });
  const texts = textTests(schema);
  if (texts.length > 0)
    checks.push((value) => {
      if (typeof value !== 'string') return undefined;
      for (const { holds, message } of texts) if (!holds(value)) return fault(message);
      return undefined;
    });
  return checks;
}

function typeCheck(type: string | readonly string[]): Check {
  const names = typeof type === 'string' ? [type] : type;
  const [only, ...others] = names.flatMap((name) => kinds[name] ?? []);
  const message = `must be ${names.join(',')}`;
  if (only === undefined) return () => undefined;
  return (value) => (only(value) || others.some((is) => is(value)) ? undefined : fault(message));
}

function enumCheck(allowed: readonly unknown[]): Check {
  const isAllowed = oneOfValues(allowed);
  const message = `must be equal to one of the allowed values: ${JSON.stringify(allowed)}`;
  return (value) => (isAllowed(value) ? undefined : fault(message));
}

interface Test<T> {
  readonly holds: (value: T) => boolean;
  readonly message: string;
}

function numberTests(schema: SchemaObject): Test<number>[] {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: unit } = schema;
  const tests: Test<number>[] = [];
  if (minimum !== undefined)
    tests.push({ holds: (value) => value >= minimum, message: `must be >= ${minimum}` });
  if (maximum !== undefined)
    tests.push({ holds: (value) => value <= maximum, message: `must be <= ${maximum}` });
  if (above !== undefined) tests.push({ holds: (value) => value > above, message: `must be > ${above}` });
  if (below !== undefined) tests.push({ holds: (value) => value < below, message: `must be < ${below}` });
  if (unit !== undefined)
    tests.push({ holds: (value) => isMultiple(value, unit), message: `must be multiple of ${unit}` });
  return tests;
}

/** 0.3 is a multiple of 0.1, though not in binary. */
function isMultiple(value: number, unit: number): boolean {
  const times = value / unit;
  return (
    Number.isInteger(times) || Math.abs(times - Math.round(times)) <= Number.EPSILON * Math.abs(times) * 2
  );
}

function textTests(schema: SchemaObject): Test<string>[] {
  const { minLength: least, maxLength: most, pattern: source } = schema;
  const tests: Test<string>[] = [];
  if (least !== undefined)
    tests.push({
      holds: (text) => characters(text) >= least,
      message: `must NOT have fewer than ${least} characters`,
    });
  if (most !== undefined)
    tests.push({
      holds: (text) => text.length <= most || characters(text) <= most,
      message: `must NOT have more than ${most} characters`,
    });
  if (source !== undefined) {
    const expression = pattern(source);
    tests.push({ holds: (text) => expression.test(text), message: `must match pattern "${source}"` });
  }
  return tests;
}
