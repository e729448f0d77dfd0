import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from './load/load.ts';
import { bothSides, callsTo, type MakeReply, type Result } from './testing/both-sides.ts';
import { compileErrors } from './testing/compile-errors.ts';
import { generateDocument } from './testing/generate-document.ts';
import { temporaryFolder } from './testing/temporary.ts';

const document = `openapi: 3.1.0
info: { title: Answers of several media types, version: '1' }
paths:
  /chat:
    post:
      operationId: chat
      requestBody: { content: { application/json: { schema: { type: object, properties: { stream: { type: boolean } } } } } }
      responses:
        '200':
          description: whole, or in chunks
          content:
            text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } }
            application/json: { schema: { $ref: '#/components/schemas/Completion' } }
        '202': { description: later }
        '400':
          description: refused
          content:
            application/json: { schema: { $ref: '#/components/schemas/Problem' } }
            text/plain: { schema: { type: string } }
  /report:
    get:
      operationId: report
      responses:
        '200':
          description: in any form
          content:
            application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Chunk' } } }
            text/csv: { schema: { type: string } }
            application/pdf: {}
            application/x-ndjson: { schema: { $ref: '#/components/schemas/Chunk' } }
  /versions:
    get:
      operationId: versions
      responses:
        default:
          description: of two
          content:
            application/vnd.v1+json: { schema: { $ref: '#/components/schemas/Chunk' } }
            application/vnd.v2+json: { schema: { $ref: '#/components/schemas/Completion' } }
  /names:
    get:
      operationId: names
      responses:
        '200':
          description: one schema under many names
          content:
            text/plain: { schema: { $ref: '#/components/schemas/Chunk' } }
            application/json: { schema: { $ref: '#/components/schemas/Chunk' } }
            text/json: { schema: { $ref: '#/components/schemas/Chunk' } }
            application/xml: { schema: { $ref: '#/components/schemas/Chunk' } }
  /nothing: { delete: { operationId: nothing, responses: { '204': { description: gone } } } }
  /made: { put: { operationId: made, responses: { '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Chunk' } } } } } } }
components:
  schemas:
    Chunk: { type: object, required: [word], properties: { word: { type: string } } }
    Completion: { type: object, required: [text], properties: { text: { type: string } } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
    Accept: { type: object, properties: { accepted: { type: boolean } } }
`;

const idle = (): never => {
  throw new Error('not called');
};

const idleHandlers = Object.fromEntries(
  ['chat', 'report', 'versions', 'names', 'nothing', 'made'].map((name) => [name, idle]),
);

/** What a call gets of a handler's answer; handlers use the `reply` of what was generated. */
async function got(name: string, answer: (reply: MakeReply) => unknown): Promise<Result> {
  const { client, server, serve } = await bothSides(document);
  const handlers = { ...idleHandlers, [name]: () => answer(server.reply) };
  const url = await serve(server.createReceiver({ handlers, onAnswer: () => undefined }));
  const found = await client.createClient({ url })[name]?.(...(name === 'chat' ? [{}] : []));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

async function all(data: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of data as AsyncIterable<unknown>) items.push(item);
  return items;
}

async function* from<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const typeOf = ({ response }: Result): string | null => response.headers.get('content-type');

describe('answers of several media types', () => {
  it('are typed on both sides and compile', async () => {
    const folder = await generateDocument(document);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(compileErrors(files.map((name) => join(folder, name)))).toEqual([]);
    const text = readFileSync(join(folder, 'server.ts'), 'utf8');
    expect(text).toContain(
      'context: Context): Answer<ChatResponse | AsyncIterable<ChatResponseEventStream> | ' +
        'Reply<202, ChatResponse202> | Reply<400, Problem> | Reply<400, ChatResponse400Plain>>;',
    );
  });

  it('give data the type of what is asked for', async () => {
    const folder = await generateDocument(document);
    const use = `import { createClient } from './client.ts';
      const client = createClient({ url: 'http://localhost' });
      const whole = await client.chat({});
      if (whole.error === undefined) whole.data?.text.trim();
      const { data } = await client.chat({}, { accept: 'text/event-stream' });
      if (data !== undefined) for await (const { data: chunk } of data) chunk.word.trim();
      const pdf = await client.report({ accept: 'application/pdf' });
      if (pdf.data !== undefined) void pdf.data.arrayBuffer();
      // @ts-expect-error: not documented
      await client.chat({}, { accept: 'text/csv' });
      // @ts-expect-error: one answer, whatever it is called
      await client.names({ accept: 'text/json' });`;
    writeFileSync(join(folder, 'use.ts'), use);
    expect(compileErrors([join(folder, 'use.ts')])).toEqual([]);
  });

  it('may be said by reply, with headers, and need no return where there is none', async () => {
    const folder = await generateDocument(document);
    const use = `import { createReceiver, reply } from './server.ts';
      export const receiver = createReceiver({
        handlers: {
          chat: (request) => (request?.stream === true ? reply(202, undefined) : reply(200, { text: 'a' }, { 'x-a': 'b' })),
          report: async () => reply(200, 'a;b', { 'content-type': 'text/csv' }),
          versions: () => ({ word: 'a' }),
          // @ts-expect-error: a number is no such answer
          names: () => reply(200, 5),
          nothing() {
            Math.random();
          },
          made: () => reply(201, { word: 'a' }, { location: '/made/1' }),
        },
      });`;
    writeFileSync(join(folder, 'use.ts'), use);
    expect(compileErrors([join(folder, 'use.ts')])).toEqual([]);
  });

  it('that the document has not are told', async () => {
    const causes: string[] = [];
    const { client, server, serve } = await bothSides(document);
    const report = (): unknown => server.reply(200, 'x', { 'content-type': 'image/png' });
    const onAnswer = (event: object): void => void causes.push(String(Reflect.get(event, 'cause')));
    const handlers = { ...idleHandlers, report };
    await client
      .createClient({ url: await serve(server.createReceiver({ handlers, onAnswer })) })
      ['report']?.();
    expect(causes).toEqual([
      expect.stringContaining(
        'no answer 200 of image/png in the document. There are application/json, text/csv',
      ),
    ]);
  });

  it('that lack a handler are told at once', async () => {
    const { server } = await bothSides(document);
    const { chat: _chat, ...handlers } = idleHandlers;
    expect(() => server.createReceiver({ handlers })).toThrow('handlers.chat is missing');
  });

  it('are what the handler returned', async () => {
    const whole = await got('chat', () => ({ text: 'a b' }));
    expect([typeOf(whole), whole.data]).toEqual(['application/json', { text: 'a b' }]);
    const chunks = await got('chat', () => from({ data: { word: 'a' } }, { data: { word: 'b' } }));
    expect(typeOf(chunks)).toBe('text/event-stream');
    expect(await all(chunks.data)).toEqual([{ data: { word: 'a' } }, { data: { word: 'b' } }]);
    const pdf = await got('report', () => new Uint8Array([1, 2]));
    expect(typeOf(pdf)).toBe('application/pdf');
    expect(new Uint8Array(await (pdf.data as Blob).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    const csv = await got('report', () => 'a;b');
    expect([typeOf(csv), csv.data]).toEqual(['text/csv', 'a;b']);
    const lines = await got('report', () => from({ word: 'a' }));
    expect([typeOf(lines), await all(lines.data)]).toEqual(['application/x-ndjson', [{ word: 'a' }]]);
  });

  it('are what the handler says', async () => {
    const said = (type: string, body: unknown) =>
      got('versions', (reply) => reply(200, body, { 'Content-Type': type }));
    const second = await said('application/vnd.v2+json', { text: 'a', word: 'a' });
    expect([typeOf(second), second.data]).toEqual(['application/vnd.v2+json', { text: 'a', word: 'a' }]);
    expect((await said('application/vnd.v2+json', { word: 'a' })).response.status).toBe(500);
    const unsaid = await got('versions', () => ({ text: 'a' }));
    expect(typeOf(unsaid)).toBe('application/vnd.v2+json');
  });

  it('are checked, whichever it is', async () => {
    expect((await got('chat', () => ({ word: 'a' }))).response.status).toBe(500);
    const broken = await got('chat', () => from({ data: { text: 'a' } }));
    await expect(all(broken.data)).rejects.toThrow();
  });

  it('of refusals may be text', async () => {
    const refused = await got('chat', (reply) => reply(400, 'too late'));
    expect([typeOf(refused), refused.error]).toEqual(['text/plain', 'too late']);
  });

  it('are asked for by name, the first one unless told', async () => {
    const accepted: (string | null)[] = [];
    const chat = (_request: unknown, { headers }: { headers: Headers }): object => {
      accepted.push(headers.get('accept'));
      return { text: 'a' };
    };
    const calls = await callsTo(document, { ...idleHandlers, chat });
    await calls['chat']?.({});
    await calls['chat']?.({}, { accept: 'text/event-stream' });
    expect(accepted).toEqual(['application/json', 'text/event-stream']);
  });

  it('without a body are undefined', async () => {
    const { data, response } = await got('chat', (reply) => reply(202, undefined));
    expect([response.status, data]).toEqual([202, undefined]);
  });

  it('are left out where they would be mere text, which is told', async () => {
    const { problems } = await loadDocument(join(temporaryFolder({ 'a.yaml': document }), 'a.yaml'));
    const told = problems.filter(({ code }) => code === 'koocontract/media-type-left-out');
    expect(told.map(({ place }) => place?.pointer.split('/').at(-1))).toEqual([
      'text~1plain',
      'application~1xml',
    ]);
  });
});
