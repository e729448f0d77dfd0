import { DatabaseSync } from 'node:sqlite';
import type { StoredAnswer } from './store.ts';

/** What is known about a key. Without an answer, its owner is working on it or died doing so. */
export interface IdempotencyRecord {
  readonly request: string;
  readonly attempt: number;
  readonly owner: string;
  /** Milliseconds since 1970: until when the owner counts as alive; once answered, when that was. */
  readonly time: number;
  readonly answer: StoredAnswer | undefined;
}

/** The table behind the store. Every method is one statement, hence atomic; a boolean tells whether it took effect. */
export interface SqliteRecords {
  find(key: string): IdempotencyRecord | undefined;
  insert(key: string, request: string, owner: string, leaseEnd: number): boolean;
  takeOver(key: string, old: IdempotencyRecord, owner: string, leaseEnd: number): boolean;
  renew(key: string, owner: string, leaseEnd: number): void;
  /** Records the answer unless there is one; whoever worked on it first. */
  answer(key: string, owner: string, now: number, answer: StoredAnswer): boolean;
  /** Ends the lease: whoever comes next takes the work over. */
  release(key: string, owner: string): void;
  forget(key: string, owner: string): void;
  dropOlderThan(time: number): void;
  close(): void;
}

interface Row {
  readonly request: string;
  readonly attempt: number;
  readonly owner: string;
  readonly time: number;
  readonly status: number | null;
  readonly headers: string;
  readonly body: string;
}

// WAL lets readers pass while another process writes. FULL makes each record survive a power cut, too.
const SETUP = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS idempotent_answer (
    key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    owner TEXT NOT NULL,
    time INTEGER NOT NULL,
    status INTEGER,
    headers TEXT NOT NULL DEFAULT '{}',
    body TEXT NOT NULL DEFAULT ''
  ) STRICT;
`;

/** Milliseconds to wait for another process that is writing. */
const BUSY_TIMEOUT = 5_000;

/** @throws Error when the file can't be opened or is no SQLite database */
export function openSqliteRecords(path: string): SqliteRecords {
  const database = open(path);
  const find = database.prepare(
    'SELECT request, attempt, owner, time, status, headers, body FROM idempotent_answer WHERE key = ?',
  );
  const insert = database.prepare(
    `INSERT INTO idempotent_answer (key, request, attempt, owner, time) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT (key) DO NOTHING`,
  );
  const takeOver = database.prepare(
    `UPDATE idempotent_answer SET owner = ?, time = ?, attempt = attempt + 1
     WHERE key = ? AND owner = ? AND time = ? AND status IS NULL`,
  );
  const renew = database.prepare(
    'UPDATE idempotent_answer SET time = ? WHERE key = ? AND owner = ? AND status IS NULL',
  );
  // The request has served its purpose with the answer; it may hold personal data, so it goes.
  const answer = database.prepare(
    `INSERT INTO idempotent_answer (key, request, attempt, owner, time, status, headers, body)
     VALUES (?, '', 1, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET request = '', owner = excluded.owner, time = excluded.time,
       status = excluded.status, headers = excluded.headers, body = excluded.body
     WHERE status IS NULL`,
  );
  const forget = database.prepare(
    'DELETE FROM idempotent_answer WHERE key = ? AND owner = ? AND status IS NULL',
  );
  const dropOlderThan = database.prepare('DELETE FROM idempotent_answer WHERE time < ?');

  return {
    find(key) {
      const row = find.get(key) as Row | undefined;
      return row && { ...row, answer: answerOf(row) };
    },
    insert: (key, request, owner, leaseEnd) => insert.run(key, request, owner, leaseEnd).changes === 1,
    takeOver: (key, old, owner, leaseEnd) =>
      takeOver.run(owner, leaseEnd, key, old.owner, old.time).changes === 1,
    renew: (key, owner, leaseEnd) => void renew.run(leaseEnd, key, owner),
    answer: (key, owner, now, { status, headers, body }) =>
      answer.run(key, owner, now, status, JSON.stringify(headers), body).changes === 1,
    release: (key, owner) => void renew.run(0, key, owner),
    forget: (key, owner) => void forget.run(key, owner),
    dropOlderThan: (time) => void dropOlderThan.run(time),
    close: () => database.isOpen && database.close(),
  };
}

function open(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    database.exec(SETUP);
    return database;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Cannot open the idempotency store ${path}: ${why}. The path must name a SQLite file, or a new file in a folder that exists and can be written.`,
      { cause },
    );
  }
}

function answerOf({ status, headers, body }: Row): StoredAnswer | undefined {
  return status === null ? undefined : { status, headers: JSON.parse(headers), body };
}
