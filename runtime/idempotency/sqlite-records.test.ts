import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteRecords, type SqliteRecords } from './sqlite-records.ts';

let folder: string;
let records: SqliteRecords;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
  records = openSqliteRecords(join(folder, 'answers.db'));
  records.insert('key', 'first', 'a', 1_000);
});

afterEach(() => {
  records.close();
  rmSync(folder, { recursive: true });
});

function found() {
  const record = records.find('key');
  if (record === undefined) throw new Error('the record is gone');
  return record;
}

describe('records in a sqlite file', () => {
  it('lets only the first of two insert', () => {
    expect(records.insert('key', 'second', 'b', 2_000)).toBe(false);
    expect(found()).toMatchObject({ request: 'first', attempt: 1, owner: 'a', answer: undefined });
  });

  it('lets only the first of two that saw the same record take over', () => {
    const seen = found();
    expect(records.takeOver('key', seen, 'b', 2_000)).toBe(true);
    expect(records.takeOver('key', seen, 'c', 2_000)).toBe(false);
    expect(found()).toMatchObject({ request: 'first', attempt: 2, owner: 'b' });
  });

  it('lets nobody take over when the owner has given a sign of life meanwhile', () => {
    const seen = found();
    records.renew('key', 'a', 2_000);
    expect(records.takeOver('key', seen, 'b', 3_000)).toBe(false);
  });

  it('lets nobody take over once there is an answer', () => {
    const seen = found();
    records.answer('key', 'a', seen.time, { status: 200, headers: {}, body: '' });
    expect(records.takeOver('key', seen, 'b', 2_000)).toBe(false);
  });

  it('keeps the first answer', () => {
    expect(records.answer('key', 'b', 5, { status: 200, headers: { x: 'y' }, body: 'one' })).toBe(true);
    expect(records.answer('key', 'a', 6, { status: 201, headers: {}, body: 'two' })).toBe(false);
    expect(found().answer).toEqual({ status: 200, headers: { x: 'y' }, body: 'one' });
  });

  it('forgets only what the owner still works on', () => {
    records.forget('key', 'b');
    expect(found().owner).toBe('a');
    records.answer('key', 'a', 5, { status: 200, headers: {}, body: '' });
    records.forget('key', 'a');
    expect(found().answer?.status).toBe(200);
  });
});
