import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from './load/load.ts';
import { bothSides, callsTo, type Handle } from './testing/both-sides.ts';
import { compileErrors } from './testing/compile-errors.ts';
import { generateDocument } from './testing/generate-document.ts';
import { temporaryFolder } from './testing/temporary.ts';

const ok = "responses: { '200': { description: ok, content: { application/json: {} } } }";
const post = (name: string, content: string): string =>
  `  /${name}: { post: { operationId: ${name}, requestBody: { required: true, content: { ${content} } }, ${ok} } }\n`;
const note =
  '{ type: object, required: [text], properties: { text: { type: string }, n: { type: integer } } }';
const list = (items: string): string => `{ type: array, items: { ${items} } }`;

const document = `openapi: 3.1.1
info: { title: Bodies, version: '1' }
paths:
${post('photo', 'image/png: {}')}${post('anything', "'image/*': { schema: { type: string, format: binary } }")}${post('plain', 'text/plain: { schema: { type: string } }')}${post('markup', `application/xml: { schema: ${note} }`)}${post('ranged', `'*/*': { schema: ${note} }`)}${post('note', `application/json: { schema: ${note} }, application/x-www-form-urlencoded: { schema: ${note} }, multipart/form-data: { schema: ${note} }, text/plain: { schema: { type: string } }, image/png: {}, application/xml: { schema: ${note} }`)}${post(
  'form',
  `application/x-www-form-urlencoded: {
    schema: { type: object, properties: { tags: ${list('type: string')}, ids: ${list('type: integer')}, codes: ${list('type: integer')}, who: ${note}, many: ${list('type: object')}, meta: { type: object, additionalProperties: { type: string } }, lines: ${list(`type: object, properties: { price: { type: object, properties: { amount: { type: integer }, kinds: ${list('type: number')} } }, on: { type: boolean } }`)}, expand: ${list('type: string')} } },
    encoding: { codes: { style: pipeDelimited, explode: false }, meta: { style: deepObject, explode: true }, lines: { style: deepObject, explode: true }, expand: { style: deepObject, explode: true } } }`,
)}${post(
  'parts',
  `multipart/form-data: {
    schema: { type: object, properties: { files: ${list('type: string, format: binary')}, icon: { type: string, contentMediaType: image/png }, who: ${note}, all: ${list('type: object')}, list: ${list('type: integer')}, n: { type: integer }, yes: { type: boolean }, words: ${list('type: string')}, csv: { type: string } } },
    encoding: { list: { contentType: application/json }, icon: { contentType: image/png, headers: { X-A: { schema: { type: string } } } }, csv: { contentType: text/csv } } }`,
)}  /refused: { get: { operationId: refused, responses: { '200': { description: ok }, '422': { description: why, content: { image/png: {} } } } } }
  /search:
    get:
      operationId: search
      parameters:
        - { in: query, name: filter, style: deepObject, schema: { type: object, properties: { range: { type: object, properties: { from: { type: integer }, to: { type: integer } } }, tags: ${list('type: string')} } } }
      ${ok}
`;

const names = [
  'photo',
  'anything',
  'plain',
  'markup',
  'ranged',
  'note',
  'form',
  'parts',
  'search',
  'refused',
];
const echo = Object.fromEntries(names.map((name) => [name, (input: unknown) => input]));

async function send(name: string, ...args: unknown[]): Promise<unknown> {
  const heard: unknown[] = [];
  const calls = await callsTo(document, { ...echo, [name]: (input: unknown) => heard.push(input) });
  const { error, response } = (await calls[name]?.(...args)) ?? {};
  expect([response?.status, error]).toEqual([200, undefined]);
  return heard[0];
}

describe('request bodies', () => {
  it('are typed on both sides and compile', async () => {
    const folder = await generateDocument(document);
    writeFileSync(
      join(folder, 'use.ts'),
      `import { createClient } from './client.ts';
const client = createClient({ url: 'http://localhost' });
export const calls = [
  () => client.photo(new Blob([])),
  () => client.note('text', { mediaType: 'text/plain' }),
  () => client.note({ text: 'a', n: 1 }, { mediaType: 'multipart/form-data' }),
  () => client.note(new Blob([]), { mediaType: 'image/png' }),
  // @ts-expect-error: XML is left out
  () => client.note('<a/>', { mediaType: 'application/xml' }),
  () => client.markup('<a/>'),
  async (): Promise<string | undefined> => (await client.refused()).error,
];
`,
    );
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(compileErrors(files.map((name) => join(folder, name)))).toEqual([]);
  });

  const bytes = new Uint8Array([0, 255, 13, 10, 128]);
  it.each([
    ['photo', '', 'image/png'],
    ['photo', 'image/webp', 'image/webp'],
    ['anything', 'image/gif', 'image/gif'],
  ])('of bytes are Blobs, %s of type %j', async (name, type, expected) => {
    const heard = (await send(name, new Blob([bytes], { type }))) as Blob;
    expect(heard.type).toBe(expected);
    expect(new Uint8Array(await heard.arrayBuffer())).toEqual(bytes);
  });

  it('of text and XML are text', async () => {
    expect(await send('plain', '"中文"\n')).toBe('"中文"\n');
    expect(await send('markup', '<a b="1"/>')).toBe('<a b="1"/>');
  });

  it('of JSON by another name say it, and so do answers', async () => {
    const answers = `responses: { '201': { description: ok, content: { application/hal+json: { schema: ${note} } } }, '422': { description: no, content: { application/problem+json: { schema: ${note} } } } }`;
    const heard: (string | null)[] = [];
    const { client, server, serve } = await bothSides(`openapi: 3.1.1
info: { title: Named, version: '1' }
paths:
  /events: { post: { operationId: tell, requestBody: { content: { application/cloudevents+json: { schema: ${note} } } }, ${answers} } }
`);
    const handlers: Record<string, Handle> = {
      tell: (_event, { headers }) => {
        heard.push(headers.get('content-type'), headers.get('accept'));
        return heard.length < 3 ? { text: 'ä' } : server.reply(422, { text: 'no' });
      },
    };
    const { tell } = client.createClient({ url: await serve(server.createReceiver({ handlers })) });
    const [well, refused] = [await tell?.({ text: 'a' }), await tell?.({ text: 'b' })];
    expect([well?.data, refused?.error]).toEqual([{ text: 'ä' }, { text: 'no' }]);
    expect(heard.slice(0, 2)).toEqual(['application/cloudevents+json', 'application/hal+json']);
    const types = [well, refused].map((result) => result?.response.headers.get('content-type'));
    expect(types).toEqual(['application/hal+json', 'application/problem+json']);
  });

  it('of any type are JSON where the schema is no text', async () => {
    expect(await send('ranged', { text: 'a' })).toEqual({ text: 'a' });
  });

  it.each([undefined, 'application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'are what the sender chooses of several: %s',
    async (mediaType) => {
      const init = mediaType === undefined ? {} : { mediaType };
      expect(await send('note', { text: 'a&b', n: 1 }, init)).toEqual({ text: 'a&b', n: 1 });
    },
  );

  it('may be text or bytes among several', async () => {
    expect(await send('note', '{"text":1}', { mediaType: 'text/plain' })).toBe('{"text":1}');
    const heard = (await send('note', new Blob([bytes]), { mediaType: 'image/png' })) as Blob;
    expect(new Uint8Array(await heard.arrayBuffer())).toEqual(bytes);
  });

  it('of a type that is not documented get HTTP 415, where several are', async () => {
    const { server, serve } = await bothSides(document);
    const url = await serve(server.createReceiver({ handlers: echo, onAnswer: () => undefined }));
    const statusOf = async (type: string): Promise<number> => {
      const response = await fetch(`${url}/note`, {
        method: 'POST',
        body: '{"text":"a"}',
        headers: { 'content-type': type },
      });
      await response.text();
      return response.status;
    };
    expect(await statusOf('application/xml')).toBe(415);
    expect(await statusOf('APPLICATION/JSON; charset=utf8')).toBe(200);
  });

  it('of forms have lists, JSON, and objects in brackets as the document says', async () => {
    const sent = {
      tags: ['a,b', 'c&d'],
      ids: [1, 2],
      codes: [3, 4],
      who: { text: 'x', n: 1 },
      many: [{ a: 1 }, { b: 2 }],
      meta: { 'a[b]c': 'x', 'd e': 'y=z' },
      lines: [{ price: { amount: 100, kinds: [1.5] }, on: true }, { price: { amount: 2 } }],
      expand: ['a', 'b'],
      more: 'text',
    };
    expect(await send('form', sent)).toEqual(sent);
  });

  it('of parts have files, lists, JSON, numbers and text as the document says', async () => {
    const file = new File([bytes], 'a.bin');
    const sent = {
      files: [file, file],
      icon: new Blob([bytes]),
      who: { text: 'x' },
      all: [{ a: 1 }],
      list: [1, 2],
      n: 5,
      yes: true,
      words: ['a', 'b'],
      csv: 'a,b',
    };
    const heard = Object(await send('parts', sent));
    expect(heard).toMatchObject({
      who: { text: 'x' },
      all: [{ a: 1 }],
      list: [1, 2],
      n: 5,
      yes: true,
      words: ['a', 'b'],
      csv: 'a,b',
    });
    expect([heard.files.length, heard.files[1].name, heard.icon.type]).toEqual([2, 'a.bin', 'image/png']);
    expect(new Uint8Array(await heard.files[1].arrayBuffer())).toEqual(bytes);
  });

  it('are not the only place of objects within objects', async () => {
    const query = { filter: { range: { from: 1, to: 2 }, tags: ['a', 'b'] } };
    expect(await send('search', { query })).toEqual({ query });
  });

  it('tell what is left out of them', async () => {
    const { problems } = await loadDocument(join(temporaryFolder({ 'a.yaml': document }), 'a.yaml'));
    const told = problems.map(({ code, place }) => [code, place?.pointer.split('/').at(-1)]);
    expect(told.toSorted()).toEqual([
      ['koocontract/encoding-left-out', 'headers'],
      ['koocontract/media-type-left-out', 'application~1xml'],
    ]);
  });
});
