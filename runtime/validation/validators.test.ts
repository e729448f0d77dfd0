import { describe, expect, it } from 'vitest';
import { describeFaults } from './fault.ts';
import type { Schema } from './schema.ts';
import { createValidators } from './validators.ts';

function faultsOf(schema: Schema, value: unknown): string {
  const result = createValidators({ it: () => schema })('it')(value);
  return result.ok ? '' : describeFaults(result.faults);
}

function filled(schema: Schema, value: unknown): unknown {
  const result = createValidators({ it: () => schema })('it')(value);
  return result.ok ? result.value : describeFaults(result.faults);
}

const created = {
  type: 'object',
  required: ['resultCode', 'instanceId'],
  properties: { resultCode: { enum: ['000000', '000004'] }, instanceId: { type: 'string' } },
};
const refused = {
  type: 'object',
  required: ['resultCode'],
  properties: { resultCode: { enum: ['000001', '000002'] } },
};

describe('a validator says what is wrong where:', () => {
  it.each<[string, Schema, unknown]>([
    [
      'a.1 must NOT have more than 2 characters',
      { properties: { a: { items: { maxLength: 2 } } } },
      { a: ['x', 'long'] },
    ],
    [
      'scene must be equal to one of the allowed values: ["RENEWAL"]',
      { properties: { scene: { enum: ['RENEWAL'] } } },
      { scene: 'RENEW' },
    ],
    ['must be string,null', { type: ['string', 'null'] }, 7],
    ['must be multiple of 0.01', { multipleOf: 0.01 }, 1.005],
    ['must NOT have additional properties: "b"', { additionalProperties: false }, { b: 1 }],
    [
      'must NOT have duplicate items (items 0 and 2 are identical)',
      { uniqueItems: true },
      [{ a: 1, b: [2] }, 3, { b: [2], a: 1 }],
    ],
    [
      'has a property called "B", which must match pattern "^[a-z]$"',
      { propertyNames: { pattern: '^[a-z]$' } },
      { a: 1, B: 2 },
    ],
    ["must have property 'b' when it has 'a'", { dependentRequired: { a: ['b'] } }, { a: 1 }],
    ["must have required property 'constructor'", { required: ['constructor'] }, {}],
  ])('%s', (text, schema, value) => {
    expect(faultsOf(schema, value)).toBe(text);
  });
});

describe('of a union, a validator complains about', () => {
  it('the alternative that was meant', () => {
    const lacking = "must have required property 'instanceId'";
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '000000' })).toBe(lacking);
    expect(faultsOf({ oneOf: [refused, created] }, { resultCode: '000000' })).toBe(lacking);
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '000000', instanceId: 7 })).toBe(
      'instanceId must be string',
    );
  });

  it('the one that was meant behind references and parts, too', () => {
    const validators = createValidators({
      base: () => ({ type: 'object', required: ['id'] }),
      cat: () => ({ allOf: [{ $ref: 'base' }, { properties: { kind: { const: 'cat' } } }] }),
      dog: () => ({
        allOf: [{ $ref: 'base' }, { properties: { kind: { const: 'dog' }, id: { type: 'string' } } }],
      }),
      pet: () => ({ oneOf: [{ $ref: 'cat' }, { $ref: 'dog' }] }),
    });
    const result = validators('pet')({ kind: 'dog', id: 7 });
    expect(result.ok ? '' : describeFaults(result.faults)).toBe('id must be string');
  });

  it('all of them where none was meant, but not about more than a few', () => {
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '999999', instanceId: 'x' })).toContain(
      'must match exactly one schema in oneOf',
    );
    const many = Array.from({ length: 100 }, (_each, index) => ({ const: index }));
    expect(faultsOf({ anyOf: many }, -1).split('; ')).toHaveLength(9);
  });

  it('all that fit, where only one may', () => {
    expect(faultsOf({ oneOf: [{ type: 'number' }, { type: 'integer' }] }, 1)).toBe(
      'must match exactly one schema in oneOf, and matches 2',
    );
  });
});

describe('a discriminator', () => {
  const validators = createValidators({
    cat: () => ({ type: 'object', properties: { kind: { type: 'string' }, lives: { type: 'integer' } } }),
    dog: () => ({ type: 'object', properties: { kind: { type: 'string' }, lives: { type: 'string' } } }),
    pet: () => ({
      oneOf: [{ $ref: 'cat' }, { $ref: 'dog' }],
      discriminator: { propertyName: 'kind', mapping: { Cat: 'cat', Tiger: 'cat', Dog: 'dog' } },
    }),
  });
  const faults = (value: unknown): string => {
    const result = validators('pet')(value);
    return result.ok ? '' : describeFaults(result.faults);
  };

  it.each<[unknown, string]>([
    [{ kind: 'Cat' }, ''],
    [{ kind: 'Tiger', lives: 9 }, ''],
    [{ kind: 'Dog', lives: 9 }, 'lives must be string'],
    [{ kind: 'Cow' }, 'kind must be equal to one of the allowed values: ["Cat","Tiger","Dog"]'],
    [{ kind: 'constructor' }, 'kind must be equal to one of the allowed values: ["Cat","Tiger","Dog"]'],
    [{ lives: 'x' }, ''],
    [{}, 'must match exactly one schema in oneOf, and matches 2'],
  ])('chooses the alternative of %j, though others fit as well', (value, text) => {
    expect(faults(value)).toBe(text);
  });
});

describe('a required property with a default', () => {
  const schema = {
    required: ['page'],
    properties: { page: { type: 'array', default: [1] }, n: { type: 'number' } },
  };

  it('is filled in, each time with a copy of its own', () => {
    const first = filled(schema, {});
    expect(first).toEqual({ page: [1] });
    expect(filled(schema, {})).not.toBe(first);
  });

  it('is filled in by the alternative that fits, and by no other', () => {
    const other = { required: ['size'], properties: { size: { default: 2 }, n: { type: 'string' } } };
    expect(filled({ anyOf: [other, schema] }, { n: 1 })).toEqual({ page: [1], n: 1 });
  });

  it('is left missing when something else is wrong', () => {
    const value = { n: 'x' };
    expect(filled(schema, value)).toBe('n must be number');
    expect(value).toEqual({ n: 'x' });
  });
});

it('a schema may refer to itself, and is read when it is needed', () => {
  const made: string[] = [];
  const validators = createValidators({
    node: () => {
      made.push('node');
      return { properties: { next: { $ref: 'node' }, id: { type: 'string' } } };
    },
    other: () => {
      made.push('other');
      return true;
    },
  });
  const node = validators('node');
  expect(made).toEqual([]);
  expect(node({ next: { next: { id: 1 } } }).ok).toBe(false);
  expect(node({ next: { next: { id: 'x' } } }).ok).toBe(true);
  expect(made).toEqual(['node']);
});

it('says which schema is missing', () => {
  expect(() => createValidators({})('constructor')({})).toThrow('There is no schema constructor.');
});

describe('unevaluated properties are those that no schema at the same place has looked at:', () => {
  const part = { properties: { b: { type: 'number' } } };
  const closed = { properties: { a: true }, unevaluatedProperties: false };
  it.each<[string, Schema, unknown, boolean]>([
    ['a part has', { ...closed, allOf: [part] }, { a: 1, b: 1 }, true],
    ['none has', { ...closed, allOf: [part] }, { a: 1, c: 1 }, false],
    [
      'an alternative that fits has',
      { ...closed, anyOf: [{ properties: { c: false } }, part] },
      { b: 1 },
      true,
    ],
    [
      'only one that does not fit has',
      { ...closed, anyOf: [{ properties: { b: false } }, true] },
      { b: 1 },
      false,
    ],
    ['what is refused has', { ...closed, not: { properties: { b: { type: 'string' } } } }, { b: 1 }, false],
    ['a condition has', { ...closed, if: part }, { b: 1 }, true],
    ['a pattern has', { ...closed, patternProperties: { '^x': true } }, { x1: 1 }, true],
    ['any others are allowed to', { ...closed, allOf: [{ additionalProperties: true }] }, { z: 1 }, true],
    ['only that of another object has', { ...closed, properties: { a: part } }, { a: {}, b: 1 }, false],
  ])('%s', (_what, schema, value, ok) => {
    expect(faultsOf(schema, value).split(':')[0]).toBe(ok ? '' : 'must NOT have unevaluated properties');
  });

  it('and items likewise', () => {
    const pair = { prefixItems: [true, true], unevaluatedItems: false };
    expect(faultsOf(pair, [1, 2])).toBe('');
    expect(faultsOf(pair, [1, 2, 3])).toBe('must NOT have unevaluated items');
    expect(faultsOf({ ...pair, contains: { const: 3 } }, [1, 2, 3])).toBe('');
  });
});
