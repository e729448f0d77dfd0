import { type Handlers, ResultError } from '../../generated/saas-v2/server.ts';
import type { TestFlag } from '../../generated/saas-v2/types.ts';
import { instanceInfo } from './instance-info.ts';
import type { Instance, Instances } from './instances.ts';
import { type OrderedProduct, type Orders, TRIAL } from './orders.ts';
import { targetQuantity } from './target-product.ts';
import { parsePlatformTime, periodEnd } from './times.ts';

/** Members of a specification that is sold without a quantity. */
const DEFAULT_QUOTA = 5;

const success = { resultCode: '000000', resultMsg: 'success' } as const;

/**
 * The merchant's side of the seven callbacks. Each can be sent again, and after a crash `newInstance` and the other
 * calls with an order run again with the request that came first; so everything here may be repeated.
 * Numbers in brackets are sections of the SaaS access guide V2.0 reference.
 */
export function createHandlers(instances: Instances, orders: Orders): Handlers {
  /**
   * What was ordered. An order that the platform does not know is refused, but for debugging calls: they must succeed
   * with whatever was typed in (9). When the platform can't be reached the answer is 000005 and it will send again (5.3).
   */
  async function orderedBy(request: OrderCall): Promise<OrderedProduct | undefined> {
    const product = await orders.find(request.orderId, request.orderLineId);
    if (product === undefined && !isDebugging(request))
      throw new ResultError('000002', `order line ${request.orderLineId} is not known to the platform`);
    return product;
  }

  /**
   * The instance of a call. A released one is gone for real calls, so that nobody pays for a renewal of nothing; to
   * debugging calls it stays, since dial tests send the same saved cases for ever (5.2).
   */
  function find(instanceId: string, request: Call): Instance | undefined {
    const instance = instances.find(instanceId);
    return instance?.status === 'released' && !isDebugging(request) ? undefined : instance;
  }

  function existing(request: InstanceCall): Instance {
    const instance = find(request.instanceId, request);
    if (instance === undefined) throw noSuchInstance(request.instanceId);
    return instance;
  }

  return {
    async newInstance(request) {
      const { businessId, orderId, orderLineId } = request;
      const product = (await orderedBy(request)) ?? TRIAL;
      const instance = instances.create({
        businessId,
        orderId,
        orderLineId,
        test: isDebugging(request),
        product,
        quota: product.quantity ?? DEFAULT_QUOTA,
        expiresAt: periodEnd(new Date(), product.periodType, product.periodNumber),
      });
      return { ...success, instanceId: instance.id };
    },

    // One page of the buyer console asks for many instances: an unknown one must not hide the others (3.2).
    queryInstance(request) {
      const ids = [...new Set(request.instanceId.split(','))];
      const found = ids.flatMap((id) => find(id, request) ?? []);
      if (found.length === 0) throw noSuchInstance(request.instanceId);
      return { ...success, info: found.map((instance) => instanceInfo(instance, instances)) };
    },

    // The expiry is absolute. Of the order only a changed renewal needs anything: its quantity (3.3).
    async refreshInstance(request) {
      const { orderId, orderLineId, scene, productId = null } = request;
      const instance = existing(request);
      const expiresAt = parsePlatformTime(request.expireTime);
      const ordered = scene === 'RENEWAL_CHANGE' ? await orderedBy(request) : undefined;
      if (mayChange(instance, request)) {
        const quota = ordered?.quantity ?? null;
        instances.applyOrder(instance.id, {
          orderId,
          orderLineId,
          reason: scene,
          quota,
          productId,
          expiresAt,
        });
      }
      return success;
    },

    // After a renewal the platform unfreezes by itself, so a renewal leaves the status alone (3.4).
    updateInstanceStatus(request) {
      const instance = existing(request);
      const status = request.status === 'FREEZE' ? 'frozen' : 'active';
      if (mayChange(instance, request)) instances.setStatus(instance.id, status);
      return success;
    },

    // A released instance succeeds again, an ID never issued does not (3.5). The customer's data is deleted here.
    releaseInstance(request) {
      const instance = instances.find(request.instanceId);
      if (instance === undefined) throw noSuchInstance(request.instanceId);
      if (mayChange(instance, request)) instances.setStatus(instance.id, 'released');
      return success;
    },

    // The order holds the new quantity, not the difference (3.6).
    async upgradeInstance(request) {
      const { orderId, orderLineId } = request;
      const instance = existing(request);
      const ordered = await orderedBy(request);
      if (ordered !== undefined && mayChange(instance, request)) {
        const { quantity: quota, productId } = ordered;
        const reason = 'UPGRADE';
        instances.applyOrder(instance.id, {
          orderId,
          orderLineId,
          reason,
          quota,
          productId,
          expiresAt: null,
        });
      }
      return success;
    },

    // No code is reserved for a refusal; the customer reads the text (3.7).
    changeInstanceCheck(request) {
      const { quota, used } = existing(request);
      const wanted = targetQuantity(request.productInfo) ?? quota;
      if (wanted < used)
        throw new ResultError(
          '000002',
          `${used} members use this workspace: remove some, or renew for ${used}`,
        );
      return success;
    },
  };
}

interface Call {
  readonly testFlag?: TestFlag;
}

interface InstanceCall extends Call {
  readonly instanceId: string;
}

interface OrderCall extends Call {
  readonly orderId: string;
  readonly orderLineId: string;
}

/** Only "1" marks debugging; real calls come without the flag or, from older sites, with "0" (1). */
function isDebugging({ testFlag }: Call): boolean {
  return String(testFlag) === '1';
}

/** A debugging call with the ID of a real instance succeeds, but a customer's instance is never changed by it. */
function mayChange(instance: Instance, request: Call): boolean {
  return instance.test || !isDebugging(request);
}

function noSuchInstance(id: string): ResultError {
  return new ResultError('000003', `no instance ${id}`);
}
