import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CalledPlatform } from './called-platform.ts';

/** A merchant who calls the platform whenever a purchase has come, and what that breaks. */
export interface Caller {
  readonly habit: string;
  /** What it calls when a new order has come. */
  readonly onOrder?: OnOrder;
  /** It answers before it calls. */
  readonly later?: true;
  readonly fails?: readonly string[];
  readonly warns?: readonly string[];
}

type OnOrder = (platform: CalledPlatform, order: Order) => Promise<unknown>;
type Order = { readonly orderId: string; readonly orderLineId: string; readonly instanceId: string };

const orderPath = '/api/mkp-openapi-public/global/v1/order/query';

/** UTC, as the usage push wants it; some minutes ago. */
function minutesAgo(minutes: number): string {
  const time = new Date(Date.now() - minutes * 60_000).toISOString();
  return `${time.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

type Times = { readonly begin_time?: string; readonly end_time?: string; readonly metering_sn?: string };

const record = (instance_id: string, changes: Times = {}) => ({
  instance_id,
  record_time: minutesAgo(1),
  begin_time: minutesAgo(62),
  end_time: minutesAgo(2),
  usage_value: '99',
  metering_sn: randomUUID(),
  ...changes,
});

const pushing = (records: (instanceId: string) => ReturnType<typeof record>[]): OnOrder => {
  return ({ client }, { instanceId }) => client.pushUsage({ usage_records: records(instanceId) });
};

const lookUp: OnOrder = ({ client }, { orderId, orderLineId }) =>
  client.queryOrder({ query: { orderId, orderLineId } });

/** What also looks up the order, so that nothing else is missing. */
const and = (other: OnOrder): OnOrder => {
  return async (platform, order) => {
    await lookUp(platform, order);
    await other(platform, order);
  };
};

export const rightCallers: readonly Caller[] = [
  { habit: 'looks up each order once', onOrder: lookUp },
  { habit: 'looks up each order after it has answered', later: true, onOrder: lookUp },
  {
    habit: 'asks again after a failure of the platform, with a pause',
    async onOrder(platform, order) {
      const path = `${orderPath}?orderId=${order.orderId}`;
      await platform.get(path, { headers: { prefer: 'example=MKT.0999' } });
      await pause(200);
      await platform.get(path);
    },
  },
  {
    habit: 'pushes usage as documented',
    onOrder: and(pushing((instanceId) => [record(instanceId)])),
  },
  { habit: 'calls nothing at all', warns: ['caller.order-query'] },
];

export const wrongCallers: readonly Caller[] = [
  {
    habit: 'signs with the secret of another key',
    onOrder: ({ impostor }, { orderId }) => impostor.queryOrder({ query: { orderId } }),
    fails: ['caller.signature'],
  },
  {
    habit: 'sends no X-Sdk-Date',
    onOrder: (platform, { orderId }) =>
      platform.get(`${orderPath}?orderId=${orderId}`, { without: 'X-Sdk-Date' }),
    fails: ['caller.signature'],
  },
  {
    habit: 'does not sign at all',
    onOrder: (platform, { orderId }) =>
      platform.get(`${orderPath}?orderId=${orderId}`, { without: 'Authorization' }),
    fails: ['caller.signature'],
  },
  {
    habit: 'takes the local time for UTC',
    onOrder: (platform, { orderId }) =>
      platform.get(`${orderPath}?orderId=${orderId}`, { clockOffset: 8 * 3600 * 1000 }),
    fails: ['caller.signature'],
  },
  {
    habit: 'leaves the orderId out',
    onOrder: (platform, { orderLineId }) => platform.get(`${orderPath}?orderLineId=${orderLineId}`),
    fails: ['caller.parameters'],
  },
  {
    habit: 'asks for the instance instead of the order',
    onOrder: ({ client }, { instanceId }) => client.queryOrder({ query: { orderId: instanceId } }),
    fails: ['caller.parameters'],
  },
  {
    habit: 'asks at a wrong address',
    onOrder: and((platform, { orderId }) => platform.get(`/api/order/query?orderId=${orderId}`)),
    fails: ['caller.parameters'],
  },
  {
    habit: 'writes the times of usage in another format',
    onOrder: and(pushing((id) => [record(id, { begin_time: '2026-01-01 00:00:00' })])),
    fails: ['caller.parameters'],
  },
  {
    habit: 'reports usage that is to come',
    onOrder: and(pushing((id) => [record(id, { end_time: minutesAgo(-60) })])),
    fails: ['caller.parameters'],
  },
  {
    habit: 'numbers all records of usage alike',
    onOrder: and(pushing((id) => [record(id, { metering_sn: '1' })])),
    fails: ['caller.parameters'],
  },
  {
    habit: 'pushes too many records at once',
    onOrder: and(pushing((id) => Array.from({ length: 1001 }, () => record(id)))),
    fails: ['caller.parameters'],
  },
  {
    habit: 'asks for an order fifty times in a row',
    async onOrder(platform, order) {
      for (let count = 0; count < 50; count++) await lookUp(platform, order);
    },
    warns: ['caller.polling'],
  },
];
