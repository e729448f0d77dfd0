import { randomUUID } from 'node:crypto';
import { expireTime, freshOrder } from '../merchant/ids.ts';
import type { Guide } from './guide.ts';

/** Requests of the guides that open instances by order and line: SaaS V2.0, License online. */
export const instanceRequests = {
  newInstance: ({ orderId, orderLineId }) => ({ orderId, orderLineId, businessId: randomUUID() }),
  refreshInstance: ({ instanceId }) => ({
    instanceId,
    ...freshOrder('renewal'),
    scene: 'RENEWAL',
    expireTime: expireTime(),
  }),
  updateInstanceStatus: ({ instanceId }) => ({ instanceId, status: 'UNFREEZE' }),
  releaseInstance: ({ instanceId }) => ({ instanceId, ...freshOrder('unsubscription') }),
} satisfies Guide['requests'];

/** Freezing and unfreezing share a tab, but are two requests. */
export const statusCases = [
  {
    name: 'updateInstanceStatus-freeze',
    exchange: 'updateInstanceStatus',
    more: () => ({ status: 'FREEZE' }),
  },
  { name: 'updateInstanceStatus-unfreeze', exchange: 'updateInstanceStatus' },
] satisfies Guide['cases'];

export const instanceWays = {
  frozen: [{ exchange: 'updateInstanceStatus', more: () => ({ status: 'FREEZE' }) }],
  active: [{ exchange: 'updateInstanceStatus' }],
  released: [{ exchange: 'releaseInstance' }],
} satisfies Guide['cast']['ways'];

/** One order line is one instance; only for pay-per-use may several lines of one product share it. */
export const instanceCreation = {
  exchange: 'newInstance',
  per: 'order line',
  gives: ['instanceId'],
  sibling: {
    id: 'idempotency.create-other-line',
    words: 'another line',
    of: ({ instanceId, ...order }) => ({ ...order, orderLineId: `${order['orderId']}-000002` }),
  },
} satisfies Guide['cast']['create'];
