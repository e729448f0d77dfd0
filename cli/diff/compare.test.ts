import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { compareFiles } from './compare.test-helper.ts';
import { compareDocuments } from './compare.ts';

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const ok = "responses: { '200': { description: ok } }";
const webhooks = `webhooks:\n  placed: { post: { ${ok} } }\n  released: { get: { summary: Not alike, ${ok} } }\n`;
const paths = `paths:\n  /placed: { post: { ${ok} } }\n`;
const schemes = 'components: { securitySchemes: { k: { type: apiKey, in: query, name: k } } }\n';
const secured = `${schemes}security: [{ k: [] }]\n`;

/** `✗ webhook placed, request body: message`, without the cross for what breaks nothing. */
async function changes(
  old: string | Record<string, string>,
  fresh: string | Record<string, string>,
): Promise<string[]> {
  const files = (text: string | Record<string, string>): Record<string, string> =>
    typeof text === 'string' ? { 'api.yaml': text } : text;
  const difference = await compareFiles(files(old), files(fresh));
  return difference.changes.map(
    ({ breaking, exchanges, part, message }) =>
      `${breaking ? '✗ ' : ''}${[...exchanges, part].filter((text) => text !== '').join(', ')}: ${message}`,
  );
}

describe('the comparison of two documents', () => {
  it('finds nothing where nothing changed', async () => {
    expect(await changes(head + webhooks, `# New\n${head}${webhooks}`)).toEqual([]);
  });

  it('calls a webhook that is gone breaking, one that is new not', async () => {
    const fewer = webhooks.replace(/ {2}released.*\n/, '');
    expect(await changes(head + webhooks, head + fewer)).toEqual([
      '✗ webhook released (GET): Webhook `released` was removed.',
    ]);
    expect(await changes(head + fewer, head + webhooks)).toEqual(['webhook released (GET): Was added.']);
  });

  it('calls another name of a webhook breaking', async () => {
    expect(await changes(head + webhooks, head + webhooks.replace('placed:', 'placedAt:'))).toEqual([
      '✗ webhook placedAt: Webhook `placed` was renamed to `placedAt`.',
    ]);
  });

  it('calls another address of a callback breaking', async () => {
    const calling = (name: string): string =>
      `${head}paths: { /a: { post: { ${ok}, callbacks: { done: { '{$request.body#/${name}}': { post: { ${ok} } } } } } } }\n`;
    expect(await changes(calling('url'), calling('callbackUrl'))).toEqual([
      '✗ callback done of POST /a: The callback is sent to `{$request.body#/callbackUrl}`, no longer to `{$request.body#/url}`.',
    ]);
  });

  it.each([
    ['webhooks that are no longer authenticated', webhooks, secured, schemes, true],
    ['webhooks that are authenticated from now on', webhooks, schemes, secured, false],
    ['paths that need no authentication any more', paths, secured, schemes, false],
    ['paths that need authentication from now on', paths, schemes, secured, true],
  ])(
    'judges the security of the whole document by who sends: %s',
    async (_, exchanges, old, fresh, breaking) => {
      const [change] = await changes(head + exchanges + old, head + exchanges + fresh);
      expect(change?.startsWith('✗')).toBe(breaking);
    },
  );

  it('names every exchange that a shared schema stands in', async () => {
    const using = (type: string): string =>
      `${head}paths:\n${['a', 'b']
        .map(
          (name) =>
            `  /${name}: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }, ${ok} } }\n`,
        )
        .join(
          '',
        )}components: { schemas: { Order: { type: object, properties: { lines: { type: array, items: { type: ${type} } } } } } }\n`;
    expect(await changes(using('string'), using('integer'))).toEqual([
      "✗ POST /a, POST /b, schema Order .lines[]: Type narrowed from 'string' to 'integer'.",
    ]);
  });

  it('follows references into other files, and tells where a change stands', async () => {
    const root = `${head}webhooks: { placed: { $ref: hooks/placed.yaml } }\n`;
    const hook = `post: { requestBody: { content: { application/json: { schema: { $ref: ../order.yaml } } } }, ${ok} }\n`;
    const order = 'type: object\nrequired: [id]\nproperties: { id: { type: string } }\n';
    const files = { 'api.yaml': root, 'hooks/placed.yaml': hook, 'order.yaml': order };
    const { changes: found } = await compareFiles(files, {
      ...files,
      'order.yaml': order.replace('[id]', '[]'),
    });
    expect(found).toMatchObject([
      {
        breaking: true,
        exchanges: ['webhook placed'],
        part: 'request body',
        rules: ['required-properties-removed'],
        new: { file: expect.stringMatching(/new\/order\.yaml$/), line: 2 },
      },
    ]);
  });

  it('takes no path for a pattern', async () => {
    const folder = temporaryFolder({ 'a[b] c*/api.yaml': head + webhooks, 'room/x': '' });
    const file = join(folder, 'a[b] c*/api.yaml');
    expect((await compareDocuments({ old: file, new: file }, join(folder, 'room'))).changes).toEqual([]);
  });

  it('puts what breaks first, and says of the rest what it is', async () => {
    const fresh = `${head.replace("version: '1'", "version: '2'")}${webhooks.replace(/ {2}placed.*\n/, '')}`;
    expect(await changes(head + webhooks, fresh)).toEqual([
      '✗ webhook placed: Webhook `placed` was removed.',
      'info: `version` changed from `1` to `2`.',
    ]);
  });

  it.each([
    ['3.0', '3.0.3'],
    ['3.2', '3.2.0'],
  ])('knows OpenAPI %s', async (_, version) => {
    const old = head.replace('3.1.0', version) + paths;
    expect(await changes(old, old.replace('post:', 'put:'))).toContain(
      '✗ POST /placed: Operation `POST /placed` was removed.',
    );
  });

  it.each([
    ['broken YAML', 'openapi: [', /error yaml: Broken YAML[\s\S]*api\.yaml can't be read: 1 error\.$/],
    [
      'a reference that leads nowhere',
      `${head}paths: { /a: { $ref: b.yaml } }\n`,
      /Can't resolve \$ref[\s\S]*1 error/,
    ],
    ['Swagger 2', "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n", /it is version 2\.0/],
  ])('refuses %s', async (_, document, message) => {
    await expect(changes(head + paths, document)).rejects.toThrow(message);
    await expect(changes(document, head + paths)).rejects.toMatchObject({ exitCode: 2 });
  });
});
