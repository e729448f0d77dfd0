import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/temporary.ts';
import { loadDocument } from './load.ts';
import { recordAt } from './openapi.ts';
import { DocumentError } from './problem.ts';

const head = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\n";

async function problemsOf(files: Record<string, string>, name = 'api.yaml') {
  const error = await loadDocument(join(temporaryFolder(files), name)).catch((thrown: unknown) => thrown);
  if (!(error instanceof DocumentError)) throw new Error('the document was accepted');
  return error.problems;
}

describe('loadDocument', () => {
  it('bundles several files into one, with references to components only', async () => {
    const folder = temporaryFolder({
      'api.yaml': `${head}webhooks: { ping: { post: { responses: { '200': { $ref: 'shared/replies.yaml#/ok' } } } } }\n`,
      'shared/replies.yaml':
        'ok: { description: fine, content: { application/json: { schema: { $ref: "#/Ok" } } } }\nOk: { type: object }\n',
    });
    const { openapi, files } = await loadDocument(join(folder, 'api.yaml'));
    expect(openapi['components']).toMatchObject({ schemas: { Ok: { type: 'object' } } });
    expect(files).toContain(join(folder, 'shared/replies.yaml'));
  });

  it('resolves references inside extensions', async () => {
    const folder = temporaryFolder({
      'api.yaml': `${head}webhooks: { ping: { post: { x-result-codes: { $ref: 'codes.yaml#/all' }, responses: { '200': { description: ok } } } } }\n`,
      'codes.yaml':
        "all: { code: resultCode, message: resultMsg, codes: { '000000': { meaning: success, for: success } } }\n",
    });
    const { openapi } = await loadDocument(join(folder, 'api.yaml'));
    expect(openapi).toMatchObject({
      webhooks: { ping: { post: { 'x-result-codes': { code: 'resultCode' } } } },
    });
  });

  it('shows where a reference leads nowhere', async () => {
    const [problem] = await problemsOf({
      'api.yaml': `${head}webhooks:\n  ping:\n    post:\n      responses:\n        '200': { $ref: '#/components/responses/Gone' }\n`,
    });
    expect(problem?.message).toContain("Can't resolve $ref: nothing stands there. Correct it");
    expect(problem?.place).toMatchObject({ line: 7, pointer: expect.stringContaining('ping') });
    expect(problem?.place?.frame).toContain("'#/components/responses/Gone'");
  });

  it('leaves references in examples, defaults and extensions of others alone: they are data', async () => {
    const nowhere = "{ $ref: './nope.yaml' }, y: { $ref: '#/nope' }, z: { $ref: 'https://nope.example/a' }";
    const schema = `{ type: object, default: { d: ${nowhere} }, example: { e: ${nowhere} }, x-e: { f: ${nowhere} } }`;
    const answer = `{ description: ok, x-r: { a: ${nowhere} }, content: { application/json: { schema: ${schema}, example: { b: ${nowhere} } } } }`;
    const text = `${head}x-root: { c: ${nowhere} }\nwebhooks: { a: { post: { responses: { '200': ${answer}, '400': { $ref: 'OTHER' } } } } }\n`;
    const files = { 'shared.yaml': 'Bad: { description: bad }\n' };
    for (const other of ['#/components/responses/Bad', 'shared.yaml#/Bad']) {
      const whole = `${text.replace('OTHER', other)}components: { responses: { Bad: { description: bad } }, x-c: { g: ${nowhere} } }\n`;
      const folder = temporaryFolder({ ...files, 'api.yaml': whole });
      const { problems, openapi } = await loadDocument(join(folder, 'api.yaml'));
      expect(problems).toEqual([]);
      expect(openapi['x-root']).toMatchObject({ c: { $ref: './nope.yaml' } });
    }
  });

  it('shows where the YAML is broken', async () => {
    const [problem] = await problemsOf({ 'api.yaml': 'openapi: 3.1.1\ninfo: {title: [x\npaths: {}\n' });
    expect(problem?.message).toContain('Broken YAML');
    expect(problem?.place?.line).toBe(3);
    expect(problem?.place?.frame).toContain('paths');
  });

  it('reads lists and objects whose bracket ends below their key, as all but one parser do', async () => {
    const files = {
      'api.yaml': `${head}paths:\n  /a:\n    get: {\n      responses: {\n      }\n    }\n`,
    };
    const { openapi } = await loadDocument(join(temporaryFolder(files), 'api.yaml'));
    expect(openapi['paths']).toEqual({ '/a': { get: { responses: {} } } });
  });

  it('gathers all problems at once', async () => {
    const problems = await problemsOf({
      'api.yaml': `${head}webhooks: { a: { $ref: '#/no' }, b: { $ref: '#/neither' } }\n`,
    });
    expect(problems.map(({ code }) => code)).toEqual(['no-unresolved-refs', 'no-unresolved-refs']);
  });

  it('refuses Swagger 2 and says what to do', async () => {
    const [problem] = await problemsOf({
      'api.yaml': "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n",
    });
    expect(problem?.message).toMatch(/version 2\.0.*Convert it first/);
  });

  it('finds the parameters of a path that stand in files of their own', async () => {
    const folder = temporaryFolder({
      'api.yaml': `${head}paths: { '/a/{id}': { $ref: paths/a.yaml } }\n`,
      'paths/a.yaml':
        "get: { parameters: [{ $ref: ../parameters/id.yaml }], responses: { '200': { description: ok } } }\n",
      'parameters/id.yaml': '{ in: path, name: id, required: true, schema: { type: integer } }\n',
    });
    const { openapi, problems } = await loadDocument(join(folder, 'api.yaml'));
    expect(problems).toEqual([]);
    expect(JSON.stringify(openapi)).toContain('{"type":"integer"}');
  });

  it('warns of a text for readers that is in a file that is not there', async () => {
    const operation = `{ description: { $ref: ./gone.md }, responses: { '200': { description: ok } } }`;
    const text = `${head}paths: { /a: { get: ${operation} } }\n`;
    const { problems } = await loadDocument(join(temporaryFolder({ 'api.yaml': text }), 'api.yaml'));
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'struct' },
      { severity: 'warning', code: 'no-unresolved-refs', place: { line: 3 } },
    ]);
  });

  it('refuses a mistyped extension of a guide', async () => {
    const [problem] = await problemsOf({
      'api.yaml': `${head}x-dispach: { in: body, name: activity }\nx-guide: {}\nwebhooks: {}\n`,
    });
    expect(problem).toMatchObject({
      severity: 'error',
      code: 'koocontract/extensions',
      suggestions: ['x-dispatch'],
      place: { line: 3 },
    });
  });

  it('warns of extensions like ours where a document is no guide, unless a signature would be lost', async () => {
    const operation = "{ x-requirements: a, x-idempotency: true, responses: { '200': { description: ok } } }";
    const plain = `${head}paths: { /a: { get: ${operation} } }\n`;
    const { problems } = await loadDocument(join(temporaryFolder({ 'api.yaml': plain }), 'api.yaml'));
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['koocontract/extensions', 'warning'],
      ['koocontract/extensions', 'warning'],
    ]);
    const scheme = '{ type: apiKey, in: query, name: s, x-signatur: { scheme: saas-v2 } }';
    const signed = `${plain}components: { securitySchemes: { s: ${scheme} } }\n`;
    expect((await problemsOf({ 'api.yaml': signed })).map(({ severity }) => severity)).toContain('error');
  });

  it('says that a file does not exist, or is no document', async () => {
    expect((await problemsOf({}))[0]?.message).toMatch(/^There is no file .*api\.yaml\.$/);
    expect((await problemsOf({ 'api.yaml': 'just text' }))[0]?.message).toContain('no `openapi` field');
  });
});

describe('a reference to another machine', () => {
  async function remote() {
    const server = createServer((_request, response) => response.end('type: string\n')).listen(
      0,
      '127.0.0.1',
    );
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const $ref = `http://127.0.0.1:${port}/text.yaml`;
    const text = `openapi: 3.1.1\ninfo: { title: a, version: '1' }\npaths: {}\ncomponents: { schemas: { It: { $ref: '${$ref}' } } }\n`;
    return join(temporaryFolder({ 'api.yaml': text }), 'api.yaml');
  }

  it('is not followed', async () => {
    await expect(loadDocument(await remote())).rejects.toThrow(
      /is on another machine, and is read only with --allow-remote/,
    );
  });

  it('is followed when that is allowed', async () => {
    const { openapi } = await loadDocument(await remote(), { allowRemote: true });
    expect(Object.values(recordAt(recordAt(openapi, 'components'), 'schemas'))).toContainEqual({
      type: 'string',
    });
  });
});
