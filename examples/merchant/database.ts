import { DatabaseSync } from 'node:sqlite';

// An order that raised a quota or moved an expiry is kept: when it comes again it must not be applied twice (3.3, 3.6).
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS instance (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    order_line_id TEXT NOT NULL,
    customer_id TEXT,
    product_id TEXT,
    product_name TEXT,
    sku_code TEXT,
    charging_mode TEXT NOT NULL,
    quota REAL NOT NULL CHECK (quota >= 0),
    used REAL NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'frozen', 'released')),
    expires_at TEXT,
    created_at TEXT NOT NULL,
    test INTEGER NOT NULL,
    password TEXT NOT NULL,
    UNIQUE (order_id, order_line_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS applied_order (
    instance_id TEXT NOT NULL REFERENCES instance (id),
    order_id TEXT NOT NULL,
    order_line_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (instance_id, order_id, order_line_id, reason)
  ) STRICT;
`;

/** Milliseconds to wait while another connection writes. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the database and makes its tables.
 *
 * @param path a SQLite file, made when it does not exist, or `:memory:`
 * @throws Error when the file can't be opened
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    database.exec(SCHEMA);
    return database;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Cannot open the database ${path}: ${why}. Name a SQLite file, or a new file in a folder that exists and can be written.`,
      { cause },
    );
  }
}

/** Runs statements that belong together: all of them take effect, or none. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
