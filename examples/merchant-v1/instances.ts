import { DatabaseSync } from 'node:sqlite';
import type { AppInfo } from '../../generated/saas-v1/types.ts';

/** What a customer has bought, in the platform's words. */
export interface Purchase {
  readonly id: string;
  readonly orderId: string;
  readonly productId: string;
  readonly customerId: string;
  readonly skuCode: string | null;
  /** 0 pay-per-use, 1 by period, 3 one-time, 5 pay-per-use package. */
  readonly chargingMode: number | null;
  /** Members paid for. */
  readonly amount: number | null;
  /** As the platform writes it; instances are frozen by a call, never by this. */
  readonly expireTime: string | null;
  readonly appInfo: AppInfo;
}

export interface Instance extends Purchase {
  readonly status: 'active' | 'frozen' | 'released';
  /** What the product has counted so far, for pay-per-use and packages. */
  readonly used: number;
}

export type Instances = ReturnType<typeof openInstances>;

// The access data are kept as they were answered: a repeat must give the very same ones (3.4).
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS instance (
    id TEXT PRIMARY KEY,
    orderId TEXT NOT NULL,
    productId TEXT NOT NULL,
    customerId TEXT NOT NULL,
    skuCode TEXT,
    chargingMode INTEGER,
    amount INTEGER,
    expireTime TEXT,
    appInfo TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    used REAL NOT NULL DEFAULT 0,
    UNIQUE (orderId, productId)
  ) STRICT;
`;

/** Milliseconds to wait while another connection writes. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the instances. What changes one answers whether it exists, and does no harm when it is repeated.
 *
 * @param path a SQLite file, made when it does not exist, or `:memory:`
 * @throws Error when the file can't be opened
 */
export function openInstances(path: string) {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  database.exec(SCHEMA);
  const create = database.prepare(`
    INSERT INTO instance (id, orderId, productId, customerId, skuCode, chargingMode, amount, expireTime, appInfo)
    VALUES (:id, :orderId, :productId, :customerId, :skuCode, :chargingMode, :amount, :expireTime, :appInfo)
    ON CONFLICT (orderId, productId) DO UPDATE SET orderId = orderId RETURNING *`);
  const find = database.prepare("SELECT * FROM instance WHERE id = ? AND status <> 'released'");
  const renew = database.prepare(
    "UPDATE instance SET expireTime = ?, status = 'active' WHERE id = ? AND status <> 'released'",
  );
  const upgrade = database.prepare(
    "UPDATE instance SET skuCode = ?, amount = coalesce(?, amount) WHERE id = ? AND status <> 'released'",
  );
  const setStatus = database.prepare("UPDATE instance SET status = ? WHERE id = ? AND status <> 'released'");
  const release = database.prepare(`
    UPDATE instance SET status = 'released', appInfo = json_remove(appInfo, '$.userName', '$.password')
    WHERE id = ?`);

  return {
    /** Creates the instance of an order and product, or finds the one they have. */
    create: (purchase: Purchase): Instance =>
      instanceOf(create.get({ ...purchase, appInfo: JSON.stringify(purchase.appInfo) })),
    /** A released instance is gone. */
    find(id: string): Instance | undefined {
      const row = find.get(id);
      return row && instanceOf(row);
    },
    renew: (id: string, expireTime: string) => renew.run(expireTime, id).changes === 1,
    upgrade: (id: string, skuCode: string, amount: number | null) =>
      upgrade.run(skuCode, amount, id).changes === 1,
    setStatus: (id: string, status: 'active' | 'frozen') => setStatus.run(status, id).changes === 1,
    /** Keeps no more than what a repeat needs. */
    release: (id: string) => release.run(id).changes === 1,
    close: () => database.close(),
  };
}

/** The table is STRICT, so a row has the types of its columns. */
function instanceOf(row: unknown): Instance {
  const columns = row as Omit<Instance, 'appInfo'> & { readonly appInfo: string };
  return { ...columns, appInfo: JSON.parse(columns.appInfo) };
}
