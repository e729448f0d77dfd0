import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import type { Result } from '../result.ts';
import { compared } from './testing/compared.ts';

/** Compares one interaction with a document of paths, schemas and whatever else. */
async function result(
  document: Record<string, unknown>,
  request: object,
  response: object = { status: 200 },
): Promise<Result | undefined> {
  const info = { title: 'A shop', version: '1' };
  const interaction = { description: 'a request', request: { method: 'GET', ...request }, response };
  const pact = { interactions: [interaction], metadata: { pactSpecification: { version: '3.0.0' } } };
  const folder = temporaryFolder({
    'api.json': JSON.stringify({ openapi: '3.1.0', info, ...document }, null, 1),
    'pact.json': JSON.stringify(pact, null, 1),
  });
  const [found] = await compared(join(folder, 'pact.json'), join(folder, 'api.json'));
  return found;
}

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const answering = (schema: unknown) => ({ responses: { 200: { description: 'fine', ...json(schema) } } });
const jsonHeaders = { headers: { 'Content-Type': 'application/json' } };
const ok = { responses: { 200: { description: 'fine' } } };

describe('a document of paths', () => {
  const parameters = [
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string', maxLength: 3 } } },
    { name: 'X-Count', in: 'header', required: true, schema: { type: 'integer' } },
  ];
  const orders = { paths: { '/orders/{id}': { get: { parameters, ...ok } } } };
  const sound = { path: '/orders/7', query: { tag: ['a', 'b'] }, headers: { 'x-count': '3' } };

  it('has parameters in path, query and headers compared as their types', async () => {
    expect(await result(orders, sound)).toMatchObject({ status: 'pass', exchange: 'getOrdersId' });
    expect((await result(orders, { ...sound, path: '/orders/seven' }))?.message).toContain(
      'path parameter id',
    );
    expect((await result(orders, { ...sound, query: { tag: ['long'] } }))?.message).toContain(
      'parameter tag',
    );
    expect((await result(orders, { ...sound, headers: {} }))?.message).toContain('lacks the header X-Count');
  });

  it('may stand below the path of a server', async () => {
    const below = { ...orders, servers: [{ url: 'https://shop.example/v1' }] };
    expect(await result(below, { ...sound, path: '/v1/orders/7' })).toMatchObject({ status: 'pass' });
    expect(await result(below, sound)).toMatchObject({ status: 'pass' });
    expect(await result(orders, { ...sound, path: '/v1/orders/7' })).toMatchObject({ status: 'fail' });
  });

  it('may have keys in query and headers by a security scheme alone', async () => {
    const securitySchemes = {
      query: { type: 'apiKey', in: 'query', name: 'key' },
      header: { type: 'apiKey', in: 'header', name: 'X-Key' },
    };
    const secured = { ...orders, components: { securitySchemes } };
    const request = { ...sound, query: { key: ['1'] }, headers: { 'X-Count': '1', 'x-key': '1' } };
    expect(await result(secured, request)).toMatchObject({ status: 'pass' });
    expect(await result(orders, request)).toMatchObject({ status: 'warn' });
  });

  it.each([
    ['200', 200],
    ['2XX', 204],
    ['default', 500],
  ])('has the status %s', async (documented, status) => {
    const paths = { '/': { get: { responses: { [documented]: { description: 'fine' } } } } };
    expect(await result({ paths }, { path: '/' }, { status })).toMatchObject({ status: 'pass' });
    expect(await result({ paths: { '/': { get: ok } } }, { path: '/' }, { status: 418 })).toMatchObject({
      status: 'fail',
    });
  });

  it('has webhooks at their names', async () => {
    const webhooks = { sold: { post: { requestBody: json({ type: 'object', required: ['id'] }), ...ok } } };
    const request = { method: 'POST', path: '/hooks/sold', ...jsonHeaders };
    expect(await result({ webhooks }, { ...request, body: { id: 1 } })).toMatchObject({ status: 'pass' });
    expect(await result({ webhooks }, { ...request, body: {} })).toMatchObject({
      status: 'fail',
      exchange: 'sold',
    });
  });
});

describe('an answer of which the consumer needs a part', () => {
  const asked = (schema: unknown, body: unknown, more = {}) =>
    result(
      { paths: { '/': { get: answering(schema) } }, ...more },
      { path: '/' },
      { status: 200, ...jsonHeaders, body },
    );
  const properties = { a: { type: 'string' }, b: { type: 'string' } };

  it('need not name what is mandatory', async () => {
    const schema = { type: 'object', required: ['a', 'b'], properties, minProperties: 2 };
    expect(await asked(schema, { a: 'x' })).toMatchObject({ status: 'pass' });
    expect(await asked(schema, { a: 1 })).toMatchObject({ status: 'fail' });
    expect(await asked({ type: 'array', minItems: 2, items: schema }, [{ b: 'x' }])).toMatchObject({
      status: 'pass',
    });
  });

  it('fits alternatives that only a mandatory field tells apart', async () => {
    const branch = (name: string) => ({
      type: 'object',
      required: [name],
      properties: { [name]: {}, code: { type: 'string' } },
    });
    const schema = { oneOf: [branch('fine'), branch('failed')] };
    expect(await asked(schema, { code: 'x' })).toMatchObject({ status: 'pass' });
    expect(await asked(schema, { code: 1 })).toMatchObject({ status: 'fail' });
    expect((await asked(schema, { fined: 1 }))?.message).toContain('Did you mean fine?');
  });

  it('may hold fields of every part of its schema, and no others', async () => {
    const schema = { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { b: { type: 'string' } } }] };
    const more = { components: { schemas: { A: { type: 'object', properties: { a: {} } } } } };
    expect(await asked(schema, { a: 1, b: 'x' }, more)).toMatchObject({ status: 'pass' });
    expect(await asked(schema, { a: 1, c: 'x' }, more)).toMatchObject({ status: 'fail' });
  });

  it.each([
    ['no fields', { type: 'object' }],
    ['other fields, too', { type: 'object', properties, additionalProperties: true }],
    ['fields by pattern', { type: 'object', properties, patternProperties: { '^x': {} } }],
    ['values of one kind', { type: 'object', properties, additionalProperties: { type: 'number' } }],
  ])('may hold anything where the document describes %s', async (_, schema) => {
    expect(await asked(schema, { xyz: 1 })).toMatchObject({ status: 'pass' });
  });

  it('may be null where 3.0 and 3.1 allow it', async () => {
    expect(await asked({ type: ['object', 'null'], properties }, null)).toMatchObject({ status: 'pass' });
    const nullable = { type: 'object', properties: { a: { type: 'string', nullable: true } } };
    expect(await asked(nullable, { a: null }, { openapi: '3.0.3' })).toMatchObject({ status: 'pass' });
    expect(await asked({ type: 'object', properties }, { a: null })).toMatchObject({ status: 'fail' });
  });

  it('may nest in itself', async () => {
    const Node = {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/Node' }, id: { type: 'number' } },
    };
    const more = { components: { schemas: { Node } } };
    const node = { $ref: '#/components/schemas/Node' };
    expect(await asked(node, { next: { next: { id: 1 } } }, more)).toMatchObject({ status: 'pass' });
    expect((await asked(node, { next: { next: { it: 1 } } }, more))?.message).toContain('hold next.next.it');
  });
});

describe('a request', () => {
  it('must have what all parts of its schema ask for', async () => {
    const schema = { allOf: [{ required: ['a', 'b'] }, { required: ['c'] }] };
    const paths = { '/': { post: { requestBody: { required: true, ...json(schema) }, ...ok } } };
    const request = { method: 'POST', path: '/', ...jsonHeaders };
    expect(await result({ paths }, { ...request, body: { a: 1, b: 1, c: 1 } })).toMatchObject({
      status: 'pass',
    });
    for (const name of ['a', 'b', 'c'])
      expect(
        (await result({ paths }, { ...request, body: { a: 1, b: 1, c: 1, [name]: undefined } }))?.message,
      ).toContain(`lacks ${name}, which is mandatory`);
  });

  it('is understood in 3.2, too', async () => {
    const paths = { '/': { post: { requestBody: json({ type: 'object', required: ['a'] }), ...ok } } };
    const request = { method: 'POST', path: '/', ...jsonHeaders, body: {} };
    expect(await result({ openapi: '3.2.0', paths }, request)).toMatchObject({ status: 'fail' });
  });

  it('may hold text with commas, signs and numbers in a form', async () => {
    const schema = {
      type: 'object',
      properties: { scope: { type: 'string' }, age: { type: 'integer' } },
      required: ['scope'],
    };
    const content = { 'application/x-www-form-urlencoded': { schema } };
    const paths = { '/': { post: { requestBody: { required: true, content }, ...ok } } };
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const request = { method: 'POST', path: '/', headers };
    expect(await result({ paths }, { ...request, body: 'scope=a%2Cb.c&age=3' })).toMatchObject({
      status: 'pass',
    });
    expect((await result({ paths }, { ...request, body: 'scope=a&age=old' }))?.message).toContain(
      'age must be integer',
    );
  });

  it('of several that share an address is compared with the one that it is most like', async () => {
    const parameter = (name: string) => ({
      parameters: [{ name, in: 'query', required: true, schema: {} }],
      ...ok,
    });
    const paths = { '/query#a': { get: parameter('a') }, '/query#b': { get: parameter('b') } };
    expect(await result({ paths }, { path: '/query', query: { b: '1' } })).toMatchObject({ status: 'pass' });
  });
});
