import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Schema } from './schema.ts';
import { createValidators } from './validators.ts';

// Few names and values, so that schemas and values meet.
const name = fc.constantFrom('a', 'b', 'constructor');
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, 2.5, '', 'x', 'xyz', '😀');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const count = fc.integer({ min: 0, max: 2 });
const names = fc.uniqueArray(name, { maxLength: 2 });
const types = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'string', 'integer');

const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
  const part = tie('schema') as fc.Arbitrary<Schema>;
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(name, part, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const keywords = {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    const: value,
    enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) }),
    minimum: count,
    exclusiveMaximum: count,
    multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: count,
    maxLength: count,
    pattern: fc.constantFrom('^x', 'y', '^.$'),
    required: names,
    properties: map,
    patternProperties: fc.constantFrom('^a', 'o').chain((source) => part.map((each) => ({ [source]: each }))),
    additionalProperties: part,
    propertyNames: part,
    minProperties: count,
    maxProperties: count,
    dependentRequired: fc.dictionary(name, names, { maxKeys: 2, noNullPrototype: true }),
    dependentSchemas: map,
    prefixItems: parts,
    items: part,
    contains: part,
    minContains: count,
    maxContains: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    allOf: parts,
    anyOf: parts,
    oneOf: parts,
    not: part,
    if: part,
    else: part,
    ...Object.fromEntries([['then', part]]),
  };
  const some = fc
    .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(Object.entries(keywords).filter(([keyword]) => chosen.includes(keyword)))),
    );
  return { schema: fc.oneof({ depthSize: 'small' }, fc.boolean(), some as fc.Arbitrary<Schema>) };
});

it('agrees with Ajv on any schema and any value', () => {
  let right = 0;
  const runs = 3000;
  fc.assert(
    fc.property(schema, fc.array(value, { minLength: 5, maxLength: 5 }), (tried, values) => {
      // With both of these Ajv takes an empty list for right.
      fc.pre(!['contains', 'prefixItems'].every((keyword) => JSON.stringify(tried).includes(keyword)));
      const ajv = new Ajv2020({ strict: false, validateSchema: false, meta: false, ownProperties: true });
      // Else some of the code that it makes throws.
      ajv.opts.unevaluated = false;
      const theirs = ajv.compile(typeof tried === 'boolean' ? tried : { ...tried });
      const ours = createValidators({ it: () => tried })('it');
      for (const each of values) {
        const expected = theirs(each);
        expect(ours(each).ok, JSON.stringify(each)).toBe(expected);
        if (expected) right++;
      }
    }),
    { numRuns: runs },
  );
  // Both verdicts have been met often.
  expect(right).toBeGreaterThan(runs);
  expect(right).toBeLessThan(4 * runs);
});
