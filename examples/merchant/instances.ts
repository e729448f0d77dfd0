import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase, transaction } from './database.ts';
import type { OrderedProduct } from './orders.ts';

export type Status = 'active' | 'frozen' | 'released';

/** One workspace of a customer. Times are ISO 8601, UTC. */
export interface Instance {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly customerId: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly skuCode: string | null;
  readonly chargingMode: OrderedProduct['chargingMode'];
  /** Members the customer has paid for. */
  readonly quota: number;
  /** Members there are; pay-per-use: the running total. */
  readonly used: number;
  readonly status: Status;
  /** `null` for what does not expire: one-time and pay-per-use. */
  readonly expiresAt: string | null;
  readonly createdAt: string;
  /** Made by a debugging call. */
  readonly test: boolean;
  /** The administrator's initial password. */
  readonly password: string;
}

export interface NewInstance {
  readonly businessId: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly test: boolean;
  readonly product: OrderedProduct;
  readonly quota: number;
  readonly expiresAt: string | null;
}

/** What an order changes in an instance; `null` leaves a value as it is. */
export interface OrderedChange {
  readonly orderId: string;
  readonly orderLineId: string;
  /** Scene of a renewal, or `UPGRADE`. */
  readonly reason: string;
  readonly quota: number | null;
  readonly productId: string | null;
  readonly expiresAt: string | null;
}

export type Instances = ReturnType<typeof openInstances>;

type Row = Omit<Instance, 'test'> & { readonly test: number };

const COLUMNS = `id, order_id AS orderId, order_line_id AS orderLineId, customer_id AS customerId, product_id AS productId,
  product_name AS productName, sku_code AS skuCode, charging_mode AS chargingMode, quota, used, status,
  expires_at AS expiresAt, created_at AS createdAt, test, password`;

/**
 * Opens the instances kept in a SQLite database.
 *
 * @param path a SQLite file, made when it does not exist, or `:memory:`
 * @throws Error when the file can't be opened
 */
export function openInstances(path: string) {
  const database = openDatabase(path);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM instance WHERE id = ?`);
  const byOrder = database.prepare(
    `SELECT ${COLUMNS} FROM instance WHERE order_id = ? AND order_line_id = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO instance (id, order_id, order_line_id, customer_id, product_id, product_name, sku_code, charging_mode,
       quota, expires_at, created_at, test, password)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (order_id, order_line_id) DO NOTHING`,
  );
  const remember = database.prepare(
    `INSERT INTO applied_order (instance_id, order_id, order_line_id, reason) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const change = database.prepare(
    `UPDATE instance SET quota = coalesce(?, quota), product_id = coalesce(?, product_id),
       expires_at = coalesce(?, expires_at) WHERE id = ?`,
  );
  const setStatus = database.prepare('UPDATE instance SET status = ? WHERE id = ?');
  const setUsed = database.prepare('UPDATE instance SET used = ? WHERE id = ?');
  const payPerUse = database.prepare(
    `SELECT id FROM instance WHERE customer_id = ? AND test = ? AND charging_mode = 'ON_DEMAND' AND status <> 'released'
     ORDER BY created_at DESC LIMIT 1`,
  );
  const latest = database.prepare(
    `SELECT ${COLUMNS} FROM instance ORDER BY created_at DESC, rowid DESC LIMIT ?`,
  );
  const counts = database.prepare('SELECT status, count(*) AS number FROM instance GROUP BY status');

  return {
    find: (id: string) => instanceOf(byId.get(id)),

    /** Creates the instance of an order line, or finds the one it has: one line never gets two. */
    create({ businessId, orderId, orderLineId, test, product, quota, expiresAt }: NewInstance): Instance {
      return transaction(database, () => {
        // The guide advises the businessId. In debugging the same one may be typed in for several orders (3.1).
        const id = byId.get(businessId) === undefined ? businessId : randomUUID();
        const { customerId, productId, productName, skuCode, chargingMode } = product;
        const password = randomBytes(12).toString('base64url');
        insert.run(
          ...[id, orderId, orderLineId, customerId, productId, productName, skuCode, chargingMode],
          ...[quota, expiresAt, new Date().toISOString(), Number(test), password],
        );
        const instance = instanceOf(byOrder.get(orderId, orderLineId));
        if (instance === undefined) throw new Error(`The instance of order line ${orderLineId} is gone.`);
        return instance;
      });
    },

    /** Applies what was ordered, once per order line and reason. */
    applyOrder(id: string, ordered: OrderedChange): void {
      const { orderId, orderLineId, reason, quota, productId, expiresAt } = ordered;
      transaction(database, () => {
        const first = remember.run(id, orderId, orderLineId, reason).changes === 1;
        if (first) change.run(quota, productId, expiresAt, id);
      });
    },

    setStatus: (id: string, status: Status) => void setStatus.run(status, id),

    /** For the product itself, whenever members join or leave. */
    recordUsage: (id: string, used: number) => void setUsed.run(used, id),

    /** ID of the customer's pay-per-use instance, which the usage of a package belongs to. */
    payPerUseOf({ customerId, test }: Pick<Instance, 'customerId' | 'test'>): string | undefined {
      const row = payPerUse.get(customerId, Number(test)) as Pick<Row, 'id'> | undefined;
      return row?.id;
    },

    /** The newest instances first. */
    latest: (limit: number) => (latest.all(limit) as unknown[]).flatMap((row) => instanceOf(row) ?? []),

    count(): Record<Status, number> {
      const rows = counts.all() as { status: Status; number: number }[];
      const found = Object.fromEntries(rows.map(({ status, number }) => [status, number]));
      return { active: 0, frozen: 0, released: 0, ...found };
    },

    close: () => database.close(),
  };
}

/** The tables are STRICT, so a row has the types of its columns. */
function instanceOf(row: unknown): Instance | undefined {
  if (row === undefined) return undefined;
  const columns = row as Row;
  return { ...columns, test: columns.test === 1 };
}
