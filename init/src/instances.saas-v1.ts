import { DatabaseSync } from 'node:sqlite';

/** What a customer has bought, in the platform's words. */
export interface Instance {
  readonly id: string;
  readonly orderId: string;
  readonly productId: string;
  /** 0 pay-per-use, 1 by period, 3 one-time, 5 pay-per-use package. */
  readonly chargingMode: number | null;
  readonly skuCode: string | null;
  readonly amount: number | null;
  readonly status: 'active' | 'frozen' | 'released';
  readonly expireTime: string | null;
}

export type Instances = ReturnType<typeof openInstances>;

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS instance (
    id TEXT PRIMARY KEY,
    orderId TEXT NOT NULL,
    productId TEXT NOT NULL,
    chargingMode INTEGER,
    skuCode TEXT,
    amount INTEGER,
    status TEXT NOT NULL DEFAULT 'active',
    expireTime TEXT,
    UNIQUE (orderId, productId)
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
    INSERT INTO instance (id, orderId, productId, chargingMode, skuCode, amount, expireTime)
    VALUES (:id, :orderId, :productId, :chargingMode, :skuCode, :amount, :expireTime)
    ON CONFLICT (orderId, productId) DO UPDATE SET orderId = orderId RETURNING id`);
  const renew = database.prepare("UPDATE instance SET expireTime = ?, status = 'active' WHERE id = ?");
  const upgrade = database.prepare(
    'UPDATE instance SET skuCode = ?, amount = coalesce(?, amount) WHERE id = ?',
  );
  const setStatus = database.prepare('UPDATE instance SET status = ? WHERE id = ?');

  return {
    /** The ID of the instance of an order and product, which is made when they have none. */
    create: (instance: Omit<Instance, 'status'>): string =>
      (create.get({ ...instance }) as Pick<Instance, 'id'>).id,
    find: (id: string) => byId.get(id) as Instance | undefined,
    renew: (id: string, expireTime: string) => void renew.run(expireTime, id),
    upgrade: (id: string, skuCode: string, amount: number | null) => void upgrade.run(skuCode, amount, id),
    setStatus: (id: string, status: Instance['status']) => void setStatus.run(status, id),
    close: () => database.close(),
  };
}
