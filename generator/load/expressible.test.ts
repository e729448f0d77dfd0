import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../model/build-model.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { loadDocument } from './load.ts';

const ok = "responses: { '200': { description: ok } }";
const body = 'requestBody: { content: { application/json: { schema: { type: object } } } }';

function loadItem(item: string) {
  return load(`/a: { ${item} }`);
}

async function load(paths: string, version = '3.1.1', more = '') {
  const text = `openapi: ${version}\npaths: { ${paths} }\ninfo: { title: T, version: '1' }\n${more}\n`;
  const loaded = await loadDocument(join(temporaryFolder({ 'api.yaml': text }), 'api.yaml'));
  const warnings = loaded.problems.map(({ code, place }) => `${code} ${place?.pointer}`);
  return { warnings, exchanges: buildModel(loaded).exchanges };
}

describe('what fetch can’t send', () => {
  it.each(['get', 'head'])('is the body of %s: it is left out and told', async (method) => {
    const { warnings, exchanges } = await loadItem(`${method}: { ${body}, ${ok} }`);
    expect(warnings).toEqual([`koocontract/body-left-out #/paths/~1a/${method}/requestBody`]);
    expect(exchanges[0]?.body).toBe(undefined);
  });

  it('is TRACE: it is left out and told', async () => {
    const { warnings, exchanges } = await loadItem(`trace: { ${ok} }, get: { ${ok} }`);
    expect(warnings).toEqual(['koocontract/method-left-out #/paths/~1a/trace']);
    expect(exchanges.map(({ method }) => method)).toEqual(['get']);
  });

  it('is not the body of DELETE', async () => {
    const { warnings, exchanges } = await loadItem(`delete: { ${body}, ${ok} }`);
    expect(warnings).toEqual([]);
    expect(exchanges[0]?.body).toBeDefined();
  });
});

describe('what OpenAPI ignores', () => {
  it('is told and left out: header parameters that bodies, security schemes and HTTP itself speak of', async () => {
    const names = ['Accept', 'content-type', 'Authorization', 'Content-Length', 'Accept-Encoding', 'X-Trace'];
    const parameters = names.map((name) => `{ in: header, name: ${name}, schema: { type: string } }`);
    const { warnings, exchanges } = await loadItem(`get: { parameters: [${parameters.join(', ')}], ${ok} }`);
    expect(warnings).toEqual(
      [0, 1, 2, 3, 4].map((index) => `koocontract/header-left-out #/paths/~1a/get/parameters/${index}/name`),
    );
    expect(exchanges[0]?.parameters.map(({ name }) => name)).toEqual(['X-Trace']);
  });
});

it('leaves out what stands among responses and is none', async () => {
  const responses =
    "responses: { '200': { description: ok }, x-note: { a: b }, x-flag: true, required: true }";
  const { warnings, exchanges } = await loadItem(`get: { ${responses} }`);
  expect(warnings).toContain('struct #/paths/~1a/get/responses/required');
  expect(exchanges[0]?.responses.map(({ status }) => status)).toEqual(['200']);
});

it('tells which paths no request can tell apart', async () => {
  const [b, c] = ['b', 'c'].map(
    (name) => `{ get: { parameters: [{ in: path, name: ${name}, schema: {} }], ${ok} } }`,
  );
  const item = `{ get: { ${ok} } }`;
  const { warnings } = await load(
    `'/a/{b}': ${b}, '/a/{c}': ${c}, '/d': ${item}, '/d#e': ${item}, '/d?f=g': ${item}`,
  );
  expect(warnings).toEqual([
    'koocontract/same-address #/paths/~1a~1{c}',
    'koocontract/same-address #/paths/~1d?f=g',
  ]);
});

it('leaves out parameters that are not in their path, takes those that nobody describes for text, and tells both', async () => {
  const parameter = '{ in: path, name: c, required: true, schema: { type: integer } }';
  const { warnings, exchanges } = await load(
    `'/a/{c}/{d}': { parameters: [${parameter}], get: { ${ok} } }, '/b/{d}': { $ref: '#/components/pathItems/b' }`,
    '3.1.1',
    `components: { pathItems: { b: { put: { parameters: [${parameter}], ${ok} } } } }`,
  );
  expect(warnings).toEqual([
    'koocontract/path-parameters #/paths/~1a~1{c}~1{d}/get',
    'koocontract/path-parameters #/components/pathItems/b/put/parameters/0',
    'koocontract/path-parameters #/components/pathItems/b/put',
  ]);
  const described = exchanges.map(({ parameters }) => parameters.map(({ name, schema }) => [name, schema]));
  expect(described).toEqual([
    [
      ['c', { type: 'integer' }],
      ['d', { type: 'string' }],
    ],
    [['d', { type: 'string' }]],
  ]);
});

it('tells which callbacks can have no address', async () => {
  const known = [
    '{$request.body#/a}/{$statusCode}',
    '$url',
    'https://a.example',
    '{request.body#/a}',
    '{$response.body}',
  ];
  const keys = [...known, '/done', '{url:}', '{$request.body.a}', '{$request.body#a}'];
  const callbacks = keys.map((key) => `'${key}': { post: { ${ok} } }`).join(', ');
  const { warnings } = await loadItem(`post: { callbacks: { done: { ${callbacks} } }, ${ok} }`);
  expect(warnings.map((warning) => warning.split('/done/')[1])).toEqual([
    '~1done',
    '{url:}',
    '{$request.body.a}',
    '{$request.body#a}',
  ]);
});

describe('what no code is made for', () => {
  it('is told: a query string as a whole', async () => {
    const parameter =
      '{ in: querystring, name: q, content: { application/json: { schema: { type: object } } } }';
    const { warnings, exchanges } = await load(`/a: { get: { parameters: [${parameter}], ${ok} } }`, '3.2.0');
    expect(warnings).toEqual(['koocontract/querystring-left-out #/paths/~1a/get/parameters/0']);
    expect(exchanges[0]?.parameters).toEqual([]);
  });

  it('is told: links', async () => {
    const responses = "responses: { '200': { description: ok, links: { next: { operationId: getA } } } }";
    const { warnings } = await loadItem(`get: { operationId: getA, ${responses} }`);
    expect(warnings).toEqual(['koocontract/link-left-out #/paths/~1a/get/responses/200/links/next']);
  });

  it('is told: servers of a path or an operation that are not those of all', async () => {
    const own = 'servers: [{ url: https://other.example }]';
    const all = 'servers: [{ url: https://shop.example }]';
    const { warnings } = await load(
      `/a: { ${own}, get: { ${own}, ${ok} } }, /b: { ${all}, get: { ${ok} } }`,
      '3.1.1',
      all,
    );
    expect(warnings).toEqual([
      'koocontract/server-left-out #/paths/~1a/servers',
      'koocontract/server-left-out #/paths/~1a/get/servers',
    ]);
  });

  it('is told: a dynamic reference that several schemas could be meant by', async () => {
    const schemas = `A: { $dynamicAnchor: a }, B: { $dynamicAnchor: a }, C: { $dynamicAnchor: c },
      D: { items: { $dynamicRef: '#a' } }, E: { items: { $dynamicRef: '#c' } }`;
    const { warnings } = await load('', '3.1.1', `components: { schemas: { ${schemas} } }`);
    expect(warnings).toEqual(['koocontract/dynamic-ref-left-out #/components/schemas/D/items/$dynamicRef']);
  });
});
