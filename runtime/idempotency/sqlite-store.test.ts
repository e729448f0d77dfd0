import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
import type { FirstRequest } from './store.ts';

const made = { status: 200, headers: {}, body: 'made' };

let folder: string;
let path: string;
let cleanup: DisposableStack;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
  path = join(folder, 'answers.db');
  cleanup = new DisposableStack();
  cleanup.defer(() => rmSync(folder, { recursive: true }));
});

afterEach(() => cleanup.dispose());

function open(options: Partial<SqliteStoreOptions> = {}) {
  return cleanup.use(createSqliteStore({ path, ...options }));
}

/** Looks at the file past the store. */
function sql(statement: string, ...values: (string | number)[]): Record<string, SQLOutputValue>[] {
  using database = new DatabaseSync(path);
  return database.prepare(statement).all(...values);
}

function recordOfAnother(owner: string, leaseEnd: number): void {
  sql(
    `INSERT INTO idempotent_answer (key, request, attempt, owner, time) VALUES ('key', 'first', 1, ?, ?)`,
    owner,
    leaseEnd,
  );
}

function working() {
  return vi.fn(async (_first: FirstRequest) => ({ answer: made, keep: true }));
}

describe('sqlite store', () => {
  it('keeps answers over a restart', async () => {
    const before = open();
    await before.once('key', 'first', working());
    before.close();
    const work = working();
    expect(await open().once('key', 'second', work)).toEqual(made);
    expect(work).not.toHaveBeenCalled();
  });

  it('records the first request before the work begins, and drops it with the answer', async () => {
    const rows: unknown[] = [];
    const look = () => rows.push(sql('SELECT request, status FROM idempotent_answer'));
    await open().once('key', 'first', async () => {
      look();
      return { answer: made, keep: true };
    });
    look();
    expect(rows).toEqual([[{ request: 'first', status: null }], [{ request: '', status: 200 }]]);
  });

  it('waits for the lease of an owner on another machine, then takes over', async () => {
    const store = open();
    const leaseEnd = Date.now() + 200;
    recordOfAnother('elsewhere pid:[1] 1 token', leaseEnd);
    const work = vi.fn(async (first: FirstRequest) => {
      expect(Date.now()).toBeGreaterThan(leaseEnd);
      expect(first).toEqual({ request: 'first', attempt: 2 });
      return { answer: made, keep: true };
    });
    expect(await store.once('key', 'second', work)).toEqual(made);
    expect(work).toHaveBeenCalledOnce();
  });

  it('takes what another machine answers meanwhile', async () => {
    const store = open();
    recordOfAnother('elsewhere pid:[1] 1 token', Date.now() + 60_000);
    const work = working();
    const call = store.once('key', 'second', work);
    sql(`UPDATE idempotent_answer SET status = 201, headers = '{"a":"b"}', body = 'theirs'`);
    expect(await call).toEqual({ status: 201, headers: { a: 'b' }, body: 'theirs' });
    expect(work).not.toHaveBeenCalled();
  });

  it('prolongs the lease while the work goes on, so that nobody takes over', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = open({ lease: 0.3007 }).once('key', 'first', async () => {
      await promise;
      return { answer: made, keep: true };
    });
    const [record] = sql('SELECT time FROM idempotent_answer');
    const work = working();
    const waiting = open({ lease: 0.3007 }).once('key', 'second', work);
    await vi.waitUntil(() => Date.now() > Number(record?.['time']) + 100, { timeout: 5_000 });
    resolve();
    expect(await Promise.all([slow, waiting])).toEqual([made, made]);
    expect(work).not.toHaveBeenCalled();
  });

  it('gives all the same answer when an owner that was taken for dead answers after all', async () => {
    const other = open();
    const theirs = { ...made, body: 'theirs' };
    const late = await open().once('key', 'first', async () => {
      sql('UPDATE idempotent_answer SET time = 0');
      await other.once('key', 'second', async () => ({ answer: theirs, keep: true }));
      return { answer: made, keep: true };
    });
    expect(late).toEqual(theirs);
  });

  it('a refusal of an owner that was taken for dead leaves the work of the other alone', async () => {
    const other = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    const calls: Promise<unknown>[] = [];
    await open().once('key', 'first', async () => {
      sql('UPDATE idempotent_answer SET time = 0');
      calls.push(
        other.once('key', 'second', async () => {
          await promise;
          return { answer: made, keep: true };
        }),
      );
      return { answer: { ...made, body: 'refused' }, keep: false };
    });
    expect(sql('SELECT attempt FROM idempotent_answer')).toEqual([{ attempt: 2 }]);
    resolve();
    expect(await Promise.all(calls)).toEqual([made]);
  });

  it('works again on the first request when the answer could not be written', async () => {
    const store = open();
    sql(`CREATE TRIGGER full BEFORE UPDATE ON idempotent_answer WHEN NEW.status IS NOT NULL
         BEGIN SELECT RAISE(ABORT, 'disk is full'); END`);
    await expect(store.once('key', 'first', working())).rejects.toThrow('disk is full');
    sql('DROP TRIGGER full');
    const work = working();
    await store.once('key', 'second', work);
    expect(work.mock.calls).toEqual([[{ request: 'first', attempt: 2 }]]);
  });

  it('drops answers that are older than it shall keep them', async () => {
    const store = open({ retainFor: 3_600 });
    await store.once('young', '', working());
    await store.once('old', '', working());
    sql(`UPDATE idempotent_answer SET time = time - 3601000 WHERE key = 'old'`);
    await open({ retainFor: 3_600 }).once('new', '', working());
    expect(sql('SELECT key FROM idempotent_answer ORDER BY key')).toEqual([{ key: 'new' }, { key: 'young' }]);
  });

  it('says which file can not be opened, and what is asked of it', () => {
    const missing = join(folder, 'no', 'answers.db');
    expect(() => createSqliteStore({ path: missing })).toThrow(missing);
    writeFileSync(path, 'This is a letter and not a database. '.repeat(100));
    expect(() => createSqliteStore({ path })).toThrow(/not a database.*must name a SQLite file/s);
  });

  it('can be closed twice, and refuses work afterwards', async () => {
    const store = open();
    store.close();
    store.close();
    const work = working();
    await expect(store.once('key', 'request', work)).rejects.toThrow();
    expect(work).not.toHaveBeenCalled();
  });
});
