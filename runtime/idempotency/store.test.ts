import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { FirstRequest, IdempotencyStore, WorkResult } from './store.ts';

const made = { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"instanceId":"1"}' };
const refusal = { status: 200, headers: {}, body: '{"resultCode":"000005"}' };

/** Work that ends when told. */
function heldWork() {
  const { promise, resolve, reject } = Promise.withResolvers<WorkResult>();
  return { work: vi.fn((_first: FirstRequest) => promise), resolve, reject };
}

let folder: string;
let store: IdempotencyStore;

describe.each([
  ['memory', () => createMemoryStore()],
  ['sqlite', () => createSqliteStore({ path: join(folder, 'answers.db') })],
])('%s store', (_name, create) => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'answers-'));
    store = create();
  });

  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('hands the request to the work and returns its answer', async () => {
    const work = vi.fn(async (_first: FirstRequest) => ({ answer: made, keep: true }));
    expect(await store.once('key', 'request', work)).toEqual(made);
    expect(work.mock.calls).toEqual([[{ request: 'request', attempt: 1 }]]);
  });

  it('answers a resend from memory, whatever it holds', async () => {
    await store.once('key', 'first', async () => ({ answer: made, keep: true }));
    const work = vi.fn();
    expect(await store.once('key', 'second', work)).toEqual(made);
    expect(work).not.toHaveBeenCalled();
  });

  it('keeps keys apart', async () => {
    const echo = async ({ request }: FirstRequest) => ({ answer: { ...made, body: request }, keep: true });
    const answers = [];
    for (const key of ['a', 'b', 'A', ' a', 'a'])
      answers.push((await store.once(key, `for ${key}`, echo)).body);
    expect(answers).toEqual(['for a', 'for b', 'for A', 'for  a', 'for a']);
  });

  it('works once for callers that come at the same time', async () => {
    const { work, resolve } = heldWork();
    const calls = ['first', 'second', 'third'].map((request) => store.once('key', request, work));
    resolve({ answer: made, keep: true });
    expect(await Promise.all(calls)).toEqual([made, made, made]);
    expect(work.mock.calls).toEqual([[{ request: 'first', attempt: 1 }]]);
  });

  it('forgets a refusal, so that a resend tries again with its own request', async () => {
    expect(await store.once('key', 'first', async () => ({ answer: refusal, keep: false }))).toEqual(refusal);
    const work = vi.fn(async (_first: FirstRequest) => ({ answer: made, keep: true }));
    expect(await store.once('key', 'second', work)).toEqual(made);
    expect(work.mock.calls).toEqual([[{ request: 'second', attempt: 1 }]]);
  });

  it('gives callers that come at the same time the same refusal', async () => {
    const { work, resolve } = heldWork();
    const calls = ['first', 'second'].map((request) => store.once('key', request, work));
    resolve({ answer: refusal, keep: false });
    expect(await Promise.all(calls)).toEqual([refusal, refusal]);
    expect(work).toHaveBeenCalledOnce();
  });

  it('gives callers that come at the same time the same error, and remembers how it began', async () => {
    const { work, reject } = heldWork();
    const calls = ['first', 'second'].map((request) => store.once('key', request, work));
    reject(new Error('no capacity'));
    expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(calls[1]).rejects.toThrow('no capacity');
    expect(work).toHaveBeenCalledOnce();
    const next = vi.fn(async (_first: FirstRequest) => ({ answer: made, keep: true }));
    expect(await store.once('key', 'third', next)).toEqual(made);
    expect(next.mock.calls).toEqual([[{ request: 'first', attempt: 2 }]]);
  });

  it('tries work again that threw before it returned a promise', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    await expect(store.once('key', 'first', broken)).rejects.toThrow('broken');
    expect(await store.once('key', 'second', async () => ({ answer: made, keep: true }))).toEqual(made);
  });

  it.each([
    ['empty', ''],
    ['quotes and SQL', `'; DROP TABLE idempotent_answer; -- "`],
    ['zero characters', 'a\u0000b'],
    ['non-ASCII', '云商店 😀'],
    ['__proto__', '__proto__'],
    ['a megabyte', 'x'.repeat(1_048_576)],
  ])('takes %s as key, request, header and body', async (_what, text) => {
    const work = vi.fn(async ({ request }: FirstRequest) => ({
      answer: { status: 201, headers: { 'X-Text': request }, body: request },
      keep: true,
    }));
    await store.once(text, text, work);
    expect(await store.once(text, 'resend', work)).toEqual({
      status: 201,
      headers: { 'X-Text': text },
      body: text,
    });
    expect(work.mock.calls).toEqual([[{ request: text, attempt: 1 }]]);
  });
});

describe('memory store', () => {
  it('drops the oldest answer when the limit is reached', async () => {
    const limited = createMemoryStore({ limit: 2 });
    const work = vi.fn(async (_first: FirstRequest) => ({ answer: made, keep: true }));
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await limited.once(key, key, work);
    expect(work.mock.calls.map(([{ request }]) => request)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not forget work that goes on, however many answers come meanwhile', async () => {
    const limited = createMemoryStore({ limit: 2 });
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const long = vi.fn(async () => {
      await ended;
      return { answer: made, keep: true };
    });
    const first = limited.once('long', 'long', long);
    for (const key of ['a', 'b', 'c', 'd'])
      await limited.once(key, key, async () => ({ answer: made, keep: true }));
    const second = limited.once('long', 'long', long);
    end();
    expect([await first, await second]).toEqual([made, made]);
    expect(long).toHaveBeenCalledTimes(1);
  });
});
