import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** What a customer has bought. */
export interface Instance {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  /** Made by a debugging call. */
  readonly test: boolean;
  readonly status: 'active' | 'frozen' | 'released';
  /** As the platform writes it, UTC: `yyyyMMddHHmmss`, perhaps with milliseconds. `null` until the first renewal. */
  readonly expireTime: string | null;
}

export type NewInstance = Pick<Instance, 'id' | 'orderId' | 'orderLineId' | 'test'>;

export type Instances = ReturnType<typeof openInstances>;

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS instance (
    id TEXT PRIMARY KEY,
    orderId TEXT NOT NULL,
    orderLineId TEXT NOT NULL,
    test INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    expireTime TEXT,
    UNIQUE (orderId, orderLineId)
  ) STRICT;
`;

/** Milliseconds to wait while another connection writes. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the instances. Whatever changes one does no harm when it is repeated.
 *
 * @param path a SQLite file, made when it does not exist, or `:memory:`
 * @throws Error when the file can't be opened
 */
export function openInstances(path: string) {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  database.exec(SCHEMA);
  const byId = database.prepare('SELECT * FROM instance WHERE id = ?');
  const create = database.prepare(`
    INSERT INTO instance (id, orderId, orderLineId, test) VALUES (:id, :orderId, :orderLineId, :test)
    ON CONFLICT (orderId, orderLineId) DO UPDATE SET orderId = orderId RETURNING id`);
  const renew = database.prepare('UPDATE instance SET expireTime = ? WHERE id = ?');
  const setStatus = database.prepare('UPDATE instance SET status = ? WHERE id = ?');

  return {
    /** The ID of the instance of an order line, which is made when it has none. An ID that is taken becomes another one. */
    create({ id, test, ...line }: NewInstance): string {
      const free = byId.get(id) === undefined ? id : randomUUID();
      const row = create.get({ ...line, id: free, test: Number(test) }) as Pick<Instance, 'id'>;
      return row.id;
    },
    find(id: string): Instance | undefined {
      const row = byId.get(id) as (Omit<Instance, 'test'> & { readonly test: number }) | undefined;
      return row && { ...row, test: row.test === 1 };
    },
    renew: (id: string, expireTime: string) => void renew.run(expireTime, id),
    setStatus: (id: string, status: Instance['status']) => void setStatus.run(status, id),
    close: () => database.close(),
  };
}
