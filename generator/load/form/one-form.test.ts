import { describe, expect, it } from 'vitest';
import { type OpenApi, recordAt } from '../openapi.ts';
import { oneForm } from './one-form.ts';

function document(schemas: object, version = '3.1.1', more: object = {}): OpenApi {
  return { openapi: version, paths: {}, components: { schemas }, ...more };
}

const schemasOf = (openapi: OpenApi) => recordAt(recordAt(openapi, 'components'), 'schemas');
const formOf = (schema: object, version?: string) =>
  schemasOf(oneForm(document({ It: schema, Pet: { type: 'object' } }, version)))['It'];

const $ref = '#/components/schemas/Pet';

describe('what OpenAPI 3.0 writes in its own way becomes JSON Schema, in any version:', () => {
  it.each([
    ['a type that may be null', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'an enum that may be null',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['a reference that may be null', { $ref, nullable: true }, { anyOf: [{ $ref }, { type: 'null' }] }],
    [
      'a composition that may be null',
      { allOf: [{ $ref }], nullable: true },
      { anyOf: [{ allOf: [{ $ref }] }, { type: 'null' }] },
    ],
    ['nothing but nullable', { description: 'x', nullable: true }, { description: 'x' }],
    ['an exclusive bound', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ['an inclusive bound', { maximum: 9, exclusiveMaximum: false }, { maximum: 9 }],
  ])('%s', (_what, written, formed) => {
    expect(formOf(written, '3.0.3')).toEqual(formed);
    expect(formOf(written, '3.1.1')).toEqual(formed);
  });
});

describe('what stands beside a reference', () => {
  it('holds as well', () => {
    expect(formOf({ $ref, description: 'a pet', minProperties: 1 })).toEqual({
      description: 'a pet',
      allOf: [{ $ref }, { minProperties: 1 }],
    });
  });

  it('stays beside it when it is a mere note', () => {
    expect(formOf({ $ref, description: 'a pet' })).toEqual({ $ref, description: 'a pet' });
  });

  it('counts for nothing in OpenAPI 3.0', () => {
    expect(formOf({ $ref, minProperties: 1 }, '3.0.3')).toEqual({ $ref });
  });
});

describe('a reference to a schema that is no component', () => {
  it('leads to a copy among the components, whose own references do, too', () => {
    const { It, ...others } = schemasOf(
      oneForm(
        document({
          Pet: {
            properties: {
              owner: { properties: { friend: { $ref: '#/components/schemas/Pet/properties/owner' } } },
            },
          },
          It: { $ref: '#/components/schemas/Pet/properties/owner' },
        }),
      ),
    );
    expect(It).toEqual({ $ref: '#/components/schemas/Pet_owner' });
    expect(others['Pet_owner']).toEqual({
      properties: { friend: { $ref: '#/components/schemas/Pet_owner' } },
    });
  });

  it('takes no name that is there already', () => {
    const formed = schemasOf(
      oneForm(
        document({
          Pet: { properties: { owner: { type: 'string' } } },
          Pet_owner: { type: 'number' },
          It: { $ref: '#/components/schemas/Pet/properties/owner' },
        }),
      ),
    );
    expect(formed['It']).toEqual({ $ref: '#/components/schemas/Pet_owner2' });
    expect(formed['Pet_owner']).toEqual({ type: 'number' });
  });

  it('may be an anchor', () => {
    const formed = schemasOf(
      oneForm(document({ Pet: { $anchor: 'pet', type: 'string' }, It: { $ref: '#pet' } })),
    );
    expect(formed['It']).toEqual({ $ref });
  });
});

describe('a dynamic reference', () => {
  it('is like any other where it can lead to one schema alone', () => {
    const children = { type: 'array', items: { $dynamicRef: '#node' } };
    const formed = schemasOf(
      oneForm(document({ Tree: { $dynamicAnchor: 'node', properties: { children } } })),
    );
    expect(formed['Tree']).toMatchObject({
      properties: { children: { items: { $ref: '#/components/schemas/Tree' } } },
    });
  });

  it('says nothing where several could be meant', () => {
    const item = { $dynamicAnchor: 'item', type: 'string' };
    const formed = schemasOf(
      oneForm(document({ A: item, B: item, List: { items: { $dynamicRef: '#item', maxLength: 3 } } })),
    );
    expect(formed['List']).toEqual({ items: { maxLength: 3 } });
  });
});

it('understands names in references as they were meant', () => {
  const formed = schemasOf(
    oneForm(document({ 'a b/c': { type: 'string' }, It: { $ref: '#/components/schemas/a%20b~1c' } })),
  );
  expect(formed['It']).toEqual({ $ref: '#/components/schemas/a b~1c' });
});

it('follows references to parameters that are no components', () => {
  const parameter = { name: 'a', in: 'query', schema: { type: 'string' } };
  const paths = {
    '/a': { get: { parameters: [parameter] } },
    '/b': { get: { parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }] } },
  };
  expect(oneForm(document({}, '3.1.1', { paths }))['paths']).toMatchObject({
    '/b': { get: { parameters: [parameter] } },
  });
});

it('follows references that stand for a whole map', () => {
  const json = { 'application/json': { schema: { type: 'string' } } };
  const openapi = oneForm({
    openapi: '3.1.1',
    components: { mediaTypes: { text: json } },
    paths: { '/a': { get: { responses: { 200: { content: { $ref: '#/components/mediaTypes/text' } } } } } },
  });
  expect(openapi).toMatchObject({ paths: { '/a': { get: { responses: { 200: { content: json } } } } } });
});

it('follows references to media types of components, which the printer of types does not know', () => {
  const text = { schema: { type: 'string' } };
  const content = { 'application/json': { $ref: '#/components/mediaTypes/text' } };
  const openapi = oneForm({
    openapi: '3.2.0',
    components: { mediaTypes: { text } },
    paths: { '/a': { get: { responses: { 200: { content } } } } },
  });
  expect(openapi).toMatchObject({
    paths: { '/a': { get: { responses: { 200: { content: { 'application/json': text } } } } } },
  });
});

it('leaves data alone, whatever it looks like', () => {
  const data = { $ref: 'nowhere.yaml', nullable: true, type: 'string' };
  const schema = { default: data, example: data, enum: [data], const: data, 'x-note': data };
  expect(formOf(schema)).toEqual(schema);
  const content = { 'application/json': { examples: { default: { value: data } } } };
  const paths = { '/a': { 'x-note': data, get: { responses: { default: { content } } } } };
  expect(oneForm(document({}, '3.1.1', { paths }))['paths']).toEqual(paths);
});

it('takes properties for properties, whatever they are called', () => {
  const properties = {
    default: { type: 'string', nullable: true },
    $ref: { type: 'string', nullable: true },
  };
  expect(formOf({ properties })).toEqual({
    properties: { default: { type: ['string', 'null'] }, $ref: { type: ['string', 'null'] } },
  });
});

it('makes of a query string that is a form one parameter of the query', () => {
  const schema = { type: 'object', properties: { word: { type: 'string' } } };
  const whole = {
    in: 'querystring',
    name: 'q',
    content: { 'application/x-www-form-urlencoded': { schema } },
  };
  const paths = { '/a': { get: { parameters: [whole], responses: {} } } };
  expect(recordAt(oneForm(document({}, '3.2.0', { paths })), 'paths')).toEqual({
    '/a': {
      get: { parameters: [{ in: 'query', name: 'q', style: 'form', explode: true, schema }], responses: {} },
    },
  });
});
