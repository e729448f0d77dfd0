import { describe, expect, it } from 'vitest';
import { buildModel } from '../model/build-model.ts';
import { dataHelpers } from './data-helpers.ts';

const model = buildModel({
  file: '/t.yaml',
  files: [],
  problems: [],
  openapi: {
    components: {
      schemas: {
        order: { type: 'object', description: 'An order' },
        alias: { $ref: '#/components/schemas/order' },
        'a/b': { type: 'string' },
        loop: { $ref: '#/components/schemas/pool' },
        pool: { $ref: '#/components/schemas/loop' },
      },
    },
  },
});

function resolve(schema: unknown): unknown {
  const options = { hash: {}, fn: () => '', inverse: () => '', data: { model } };
  return dataHelpers.resolve.get(schema, options);
}

describe('resolve', () => {
  it('follows references to components, also through others', () => {
    expect(resolve({ $ref: '#/components/schemas/alias' })).toEqual({
      type: 'object',
      description: 'An order',
    });
    expect(resolve({ $ref: '#/components/schemas/a~1b' })).toEqual({ type: 'string' });
  });

  it('prefers what stands beside the reference', () => {
    expect(resolve({ $ref: '#/components/schemas/order', description: 'Mine' })).toEqual({
      type: 'object',
      description: 'Mine',
    });
  });

  it.each([
    ['a cycle', { $ref: '#/components/schemas/loop' }],
    ['nothing of that name', { $ref: '#/components/schemas/constructor' }],
    ['a schema of its own', { type: 'string' }],
  ])('ends at %s', (_what, schema) => {
    expect(resolve(schema)).toMatchObject({ ...schema });
  });

  it.each([true, undefined])('leaves %s as it is', (schema) => {
    expect(resolve(schema)).toBe(schema);
  });
});

describe('eq and has', () => {
  it('compare without converting', () => {
    expect([dataHelpers.eq.get('1', '1'), dataHelpers.eq.get('1', 1)]).toEqual([true, false]);
    expect([['a'], undefined, 'a'].map((list) => dataHelpers.has.get(list, 'a'))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
