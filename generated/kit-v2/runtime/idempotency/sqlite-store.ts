import { setTimeout as sleep } from 'node:timers/promises';
import { createInFlight } from './in-flight.ts';
import { createOwner } from './owner.ts';
import { type IdempotencyRecord, openSqliteRecords } from './sqlite-records.ts';
import type { FirstRequest, IdempotencyStore, StoredAnswer, WorkResult } from './store.ts';

export interface SqliteStoreOptions {
  /** The database file; it is made when it does not exist. Processes of one machine may share it. */
  readonly path: string;
  /**
   * Seconds after which a process that shows no sign of life loses its work to another, when it can't be told that it
   * has ended. The sign is given three times as often, so only a process that hangs loses its work.
   */
  readonly lease?: number;
  /**
   * Seconds an answer is kept. The platform resends for hours only, but an order can be sent again by hand as long as
   * it runs: the default of 400 days covers a yearly order and a month.
   */
  readonly retainFor?: number;
}

type Work = (first: FirstRequest) => Promise<WorkResult>;

const DAY = 86_400;
/** Milliseconds between two looks at work that another process does. */
const POLL_EVERY = 25;

/**
 * A store in a SQLite file: answers survive restarts and crashes, and are shared by the processes of one machine.
 *
 * @throws Error when the file can't be opened
 */
export function createSqliteStore({
  path,
  lease = 30,
  retainFor = 400 * DAY,
}: SqliteStoreOptions): IdempotencyStore & Disposable {
  const records = openSqliteRecords(path);
  const owner = createOwner();
  const share = createInFlight();
  const leaseEnd = () => Math.round(Date.now() + lease * 1000);
  let nextCleaning = 0;

  async function answer(key: string, request: string, work: Work): Promise<StoredAnswer> {
    for (;;) {
      const record = records.find(key);
      if (record === undefined) {
        clean();
        if (records.insert(key, request, owner.id, leaseEnd()))
          return run(key, { request, attempt: 1 }, work);
      } else if (record.answer !== undefined) {
        return record.answer;
      } else if (!isAbandoned(record)) {
        await sleep(POLL_EVERY);
      } else if (records.takeOver(key, record, owner.id, leaseEnd())) {
        return run(key, { request: record.request, attempt: record.attempt + 1 }, work);
      }
    }
  }

  /** A record of our own that is not in flight is one whose answer could not be written. */
  function isAbandoned(record: IdempotencyRecord): boolean {
    return record.owner === owner.id || record.time < Date.now() || owner.isGone(record.owner);
  }

  async function run(key: string, first: FirstRequest, work: Work): Promise<StoredAnswer> {
    const { answer, keep } = await whileAlive(key, () => work(first)).catch((error: unknown) => {
      records.release(key, owner.id);
      throw error;
    });
    if (!keep) {
      records.forget(key, owner.id);
      return answer;
    }
    // Another process has answered when it took us for dead: all callers get the same answer, so it is that one.
    const recorded = records.answer(key, owner.id, Date.now(), answer);
    return recorded ? answer : (records.find(key)?.answer ?? answer);
  }

  async function whileAlive(key: string, work: () => Promise<WorkResult>): Promise<WorkResult> {
    const signOfLife = setInterval(
      () => {
        try {
          records.renew(key, owner.id, leaseEnd());
        } catch {
          // The file is locked or closed; the next sign is soon enough.
        }
      },
      (lease * 1000) / 3,
    ).unref();
    try {
      return await work();
    } finally {
      clearInterval(signOfLife);
    }
  }

  function clean(): void {
    const now = Date.now();
    if (now < nextCleaning) return;
    nextCleaning = now + DAY * 1000;
    records.dropOlderThan(now - retainFor * 1000);
  }

  return {
    once: (key, request, work) => share(key, () => answer(key, request, work)),
    close: () => records.close(),
    [Symbol.dispose]: () => records.close(),
  };
}
