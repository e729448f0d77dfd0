import { randomUUID } from 'node:crypto';
import { expireTime, freshOrder, type Order } from '../merchant/ids.ts';
import type { Fields } from '../merchant/merchant.ts';

/** Names of the callbacks that name an instance. */
export type InstanceExchange =
  | 'queryInstance'
  | 'refreshInstance'
  | 'updateInstanceStatus'
  | 'releaseInstance'
  | OptionalExchange;

/** Callbacks that only some products need. */
export type OptionalExchange = 'upgradeInstance' | 'changeInstanceCheck';

export function isOptional(exchange: string): exchange is OptionalExchange {
  return exchange === 'upgradeInstance' || exchange === 'changeInstanceCheck';
}

/** All mandatory fields of a creation. */
export function creation({ orderId, orderLineId }: Order): Fields {
  return { orderId, orderLineId, businessId: randomUUID() };
}

/** All mandatory fields of a callback about an instance, and harmless ones where there is a choice. */
export const aboutInstance = {
  queryInstance: (instanceId) => ({ instanceId }),
  refreshInstance: (instanceId) => ({
    instanceId,
    ...freshOrder('renewal'),
    scene: 'RENEWAL',
    expireTime: expireTime(),
  }),
  updateInstanceStatus: (instanceId) => ({ instanceId, status: 'UNFREEZE' }),
  releaseInstance: (instanceId) => ({ instanceId, ...freshOrder('unsubscription') }),
  upgradeInstance: (instanceId) => ({ instanceId, ...freshOrder('change') }),
  changeInstanceCheck: (instanceId) => ({ instanceId, productInfo: targetProduct }),
} satisfies Record<InstanceExchange, (instanceId: string) => Fields>;

/** Values as in the samples of Query Order. */
const targetProduct = {
  linearValue: 20,
  productId: 'OFFI461867333479178240',
  skuCode: '0a4d1578-5295-46a7-92d4-7c803dccc51d',
};
