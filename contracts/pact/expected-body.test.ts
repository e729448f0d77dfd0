import { describe, expect, it } from 'vitest';
import type { Json, JsonSchema } from '../../generator/model/model.ts';
import { expectedBody } from './expected-body.ts';
import { aNumber, eachLike, exactly, jsonText, like, notEmpty, oneOf } from './matchers.ts';

/** An object with one required field. */
function withField(schema: JsonSchema): JsonSchema {
  return { type: 'object', required: ['field'], properties: { field: schema } };
}

function fieldOf(schema: JsonSchema, value: Json, components: Record<string, JsonSchema> = {}): unknown {
  return Reflect.get(
    Object(expectedBody(withField(schema), { field: value }, components, undefined)),
    'field',
  );
}

describe('the expected body', () => {
  it('holds the required fields only', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    };
    expect(expectedBody(schema, { a: 'x', b: 'y' }, {}, undefined)).toEqual({ a: like('x') });
  });

  it.each([
    ['a string by its type', { type: 'string' }, 'x', like('x')],
    ['a pattern', { type: 'string', pattern: '^[0-9]+$' }, '12', jsonText('^[0-9]+$', '12')],
    ['a constant', { const: 'x' }, 'x', exactly('x')],
    ['an enumeration', { enum: ['x', 'y.z'] }, 'x', oneOf(['x', 'y.z'], 'x')],
    ['a number', { type: 'number' }, 1.5, aNumber(1.5, 'number')],
    ['an integer', { type: 'integer' }, 2, aNumber(2, 'integer')],
    ['a boolean', { type: 'boolean' }, true, like(true)],
    ['several types as being there', { type: ['string', 'number'] }, 'x', notEmpty('x')],
    [
      'a list by its entries',
      { type: 'array', items: { type: 'string' } },
      ['x', 'y'],
      eachLike(like('x'), 0),
    ],
    [
      'a list of a least length',
      { type: 'array', minItems: 1, items: { const: 1 } },
      [1],
      eachLike(exactly(1), 1),
    ],
    ['an object without required fields as an object', { type: 'object' }, { a: 1 }, like({ a: 1 })],
    ['what may be null not at all', { type: ['string', 'null'] }, 'x', undefined],
    ['what 3.0 lets be null not at all', { type: 'string', nullable: true }, 'x', undefined],
    ['what may be anything not at all', true, 'x', undefined],
  ] satisfies [string, JsonSchema, Json, unknown][])('expects %s', (_words, schema, value, expectation) => {
    expect(fieldOf(schema, value)).toEqual(expectation);
  });

  it('follows references and allOf', () => {
    const components = { Base: withField({ type: 'string' }) };
    const schema = {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        { required: ['own'], properties: { own: { type: 'integer' } } },
      ],
    };
    expect(expectedBody(schema, { field: 'x', own: 1 }, components, undefined)).toEqual({
      field: like('x'),
      own: aNumber(1, 'integer'),
    });
  });

  it('takes the branch that the example fits', () => {
    const branch = (code: string, field: string) => ({
      required: ['code', field],
      properties: { code: { enum: [code] }, [field]: { type: 'string' } },
    });
    const schema = { oneOf: [branch('0', 'instanceId'), branch('1', 'reason')] };
    expect(expectedBody(schema, { code: '1', reason: 'x' }, {}, undefined)).toEqual({
      code: exactly('1'),
      reason: like('x'),
    });
  });

  it('says which alternatives an example fits none of', () => {
    const schema = { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'number' }] };
    expect(() => expectedBody(schema, 'x', { A: { type: 'object' } }, undefined)).toThrow(
      'The example "x" fits none of its alternatives: #/components/schemas/A, an unnamed one.',
    );
  });

  it('refuses an example that lacks a required field', () => {
    expect(() => expectedBody(withField({ type: 'string' }), {}, {}, undefined)).toThrow('lacks field');
  });
});

describe('result codes', () => {
  const schema = {
    required: ['code'],
    properties: { code: { enum: ['0', '4', '5'] }, text: { type: 'string' } },
  };

  it('may be any of the accepted ones that the schema has', () => {
    const codes = { field: 'code', accepted: ['0', '4', '9'] };
    expect(expectedBody(schema, { code: '0' }, {}, codes)).toEqual({ code: oneOf(['0', '4'], '0') });
  });

  it('are expected even where the schema leaves them out', () => {
    const codes = { field: 'code', accepted: ['0'] };
    expect(expectedBody({ properties: { code: { type: 'string' } } }, { code: '0' }, {}, codes)).toEqual({
      code: exactly('0'),
    });
  });
});
