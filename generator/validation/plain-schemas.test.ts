import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../model/model.ts';
import { plainSchemas } from './plain-schemas.ts';

const $ref = (name: string): string => `#/components/schemas/${name}`;

function plain(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>> = {}) {
  return plainSchemas({ Pet: { schema, direction: 'request' } }, components).schemas;
}

describe('a plain schema', () => {
  it('says nothing but what is checked', () => {
    const schema = {
      type: 'string',
      title: 'Pet',
      description: 'a pet',
      format: 'date',
      'x-a': 1,
      $defs: { a: true },
    };
    expect(plain(schema)).toEqual({ Pet: { type: 'string' } });
  });

  it('has the schemas that it refers to beside it, and no others', () => {
    const components = { owner: { properties: { pet: { $ref: $ref('owner') } } }, other: true };
    expect(plain({ items: { $ref: $ref('owner') } }, components)).toEqual({
      Pet: { items: { $ref: '#owner' } },
      '#owner': { properties: { pet: { $ref: '#owner' } } },
    });
  });

  it('is the one that it refers to, when it does nothing else', () => {
    const { names, schemas } = plainSchemas({ Pet: { schema: { $ref: $ref('pet') } } }, { pet: true });
    expect([names, schemas]).toEqual([{ Pet: '#pet' }, { '#pet': true }]);
  });

  it('asks for nothing that does not go its way', () => {
    const pet = { required: ['id', 'name'], properties: { id: { readOnly: true }, name: true } };
    expect(plain({ $ref: $ref('pet') }, { pet })).toEqual({
      '#pet@request': { required: ['name'], properties: { id: {}, name: true } },
    });
  });

  it('has a discriminator where each alternative has a value', () => {
    const union = {
      oneOf: [{ $ref: $ref('cat') }, { $ref: $ref('dog') }],
      discriminator: { propertyName: 'kind' },
    };
    const components = { cat: { properties: { kind: { const: 'Tom' } } }, dog: true };
    expect(plain(union, components)['Pet']).toMatchObject({
      discriminator: { propertyName: 'kind', mapping: { Tom: '#cat', dog: '#dog' } },
    });
    expect(
      plain({ ...union, oneOf: [...union.oneOf, { type: 'null' }] }, components)['Pet'],
    ).not.toHaveProperty('discriminator');
  });
});
