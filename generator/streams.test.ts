import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsTo, type Result } from './testing/both-sides.ts';
import { compileErrors } from './testing/compile-errors.ts';
import { generateDocument } from './testing/generate-document.ts';

const ok = (content: string): string => `responses: { '200': { description: ok, content: { ${content} } } }`;

const document = `openapi: 3.2.0
info: { title: Streams, version: '1' }
paths:
  /photo: { get: { operationId: photo, ${ok("image/png: {}, 'text/x': {}")} } }
  /any: { get: { operationId: picture, ${ok("'image/*': { schema: { type: string, format: binary } }")} } }
  /page: { get: { operationId: page, ${ok("application/xml: { schema: { $ref: '#/components/schemas/Tick' } }")} } }
  /ticks: { get: { operationId: ticks, ${ok("text/event-stream: { schema: { $ref: '#/components/schemas/Tick' } }")} } }
  /words: { get: { operationId: words, ${ok('text/event-stream: { schema: { type: string } }')} } }
  /rows: { get: { operationId: rows, ${ok("application/x-ndjson: { itemSchema: { $ref: '#/components/schemas/Tick' } }")} } }
  /sequence: { get: { operationId: sequence, ${ok("application/json-seq: { schema: { type: array, items: { $ref: '#/components/schemas/Tick' } } }")} } }
  /events:
    get:
      operationId: events
      ${ok("text/event-stream: { itemSchema: { $ref: '#/components/schemas/Event' } }")}
components:
  schemas:
    Tick: { type: object, required: [n], properties: { n: { type: integer } } }
    Event:
      type: object
      required: [event, data]
      properties:
        event: { enum: [tick, end] }
        id: { type: string }
        data: { type: string }
`;

const idle = (): never => {
  throw new Error('not called');
};
const others = Object.fromEntries(
  ['photo', 'picture', 'page', 'ticks', 'words', 'rows', 'sequence', 'events'].map((name) => [name, idle]),
);

async function all({ data }: Result): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of data as AsyncIterable<unknown>) items.push(item);
  return items;
}

async function* from<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('answers of bytes and streams', () => {
  it('are typed on both sides and compile', async () => {
    const folder = await generateDocument(document);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(compileErrors(files.map((name) => join(folder, name)))).toEqual([]);
  });

  const bytes = new Uint8Array([0, 255, 13, 10, 128]);
  it.each<[string, () => unknown]>([
    ['a Uint8Array', () => bytes],
    ['a Blob', () => new Blob([bytes])],
    ['a stream', () => new Blob([bytes]).stream()],
    ['an async generator', () => from(bytes.slice(0, 2), bytes.slice(2))],
  ])('%s arrives as a Blob of the documented type', async (_what, make) => {
    const calls = await callsTo(document, { ...others, photo: make });
    const { data } = (await calls['photo']?.()) ?? {};
    const blob = data as Blob;
    expect(blob.type).toBe('image/png');
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
  });

  it('take the type of the Blob where the document leaves it open', async () => {
    const picture = (): Blob => new Blob([bytes], { type: 'image/webp' });
    const calls = await callsTo(document, { ...others, picture });
    const { response } = (await calls['picture']?.()) ?? {};
    expect(response?.headers.get('content-type')).toBe('image/webp');
    expect(response?.headers.get('content-length')).toBe('5');
  });

  it('refuse what is no bytes with HTTP 500', async () => {
    const calls = await callsTo(document, { ...others, photo: () => ({ not: 'bytes' }) });
    expect((await calls['photo']?.())?.response.status).toBe(500);
  });

  it('of XML are its text', async () => {
    const calls = await callsTo(document, { ...others, page: () => '<tick n="1"/>' });
    expect((await calls['page']?.())?.data).toBe('<tick n="1"/>');
  });

  it('give data of events as JSON where it is no text, with names and ids', async () => {
    const sent = [{ data: { n: 1 } }, { data: { n: 2 }, event: 'tick', id: 'a', retry: 5 }];
    const calls = await callsTo(document, { ...others, ticks: () => from(...sent) });
    const result = await calls['ticks']?.();
    expect(result?.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await all(result as Result)).toEqual(sent);
  });

  it('give data of events as the text it is, of several lines, too', async () => {
    const sent = [{ data: '1' }, { data: 'two\nlines\n' }, { data: ' 中文' }, { data: '' }];
    const calls = await callsTo(document, { ...others, words: () => from(...sent) });
    expect(await all((await calls['words']?.()) as Result)).toEqual(sent);
  });

  it('give whole events where the document describes them', async () => {
    const sent = [
      { event: 'tick', id: '1', data: '{"n":1}' },
      { event: 'end', data: 'x' },
    ];
    const calls = await callsTo(document, { ...others, events: () => from(...sent) });
    expect(await all((await calls['events']?.()) as Result)).toEqual(sent);
  });

  it.each(['rows', 'sequence'])('give the values of %s', async (name) => {
    const sent = [{ n: 1 }, { n: 2, more: 'a\nb' }];
    const calls = await callsTo(document, { ...others, [name]: () => from(...sent) });
    expect(await all((await calls[name]?.()) as Result)).toEqual(sent);
  });

  it('break off where an event breaks the document', async () => {
    const calls = await callsTo(document, { ...others, rows: () => from({ n: 1 }, { n: 'two' }) });
    const { data } = (await calls['rows']?.()) ?? {};
    const got: unknown[] = [];
    const reading = (async () => {
      for await (const item of data as AsyncIterable<unknown>) got.push(item);
    })();
    await expect(reading).rejects.toThrow();
    expect(got).not.toContainEqual({ n: 'two' });
  });
});
