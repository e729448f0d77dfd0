import { type Handlers, ResultError } from '../../generated/saas-v1/server.ts';
import type { InstanceInfo, TestFlag } from '../../generated/saas-v1/types.ts';
import type { Instance, Instances } from './instances.saas-v1.ts';

/** Where customers find the product. Yours goes here. */
const SITE = 'https://product.example.com';

const success = { resultCode: '000000', resultMsg: 'success.' } as const;

/**
 * What the product does for each callback. Each can come again, and then does no more than the first time. Debugging uses
 * instances that nobody has issued: it succeeds and changes nothing. The rules stand in the comments of `Handlers`.
 */
export function createHandlers(instances: Instances): Handlers {
  /** A released instance is gone. */
  function find(id: string): Instance | undefined {
    const instance = instances.find(id);
    return instance?.status === 'released' ? undefined : instance;
  }

  function change({ instanceId, testFlag }: InstanceCall, work: () => void) {
    if (isDebugging(testFlag)) return success;
    if (find(instanceId) === undefined) throw unknown(instanceId);
    work();
    return success;
  }

  return {
    // Open the instance here. An order has one instance of a product: each repeat comes with another businessId.
    newInstance({ query }) {
      const { businessId: id, orderId, productId } = query;
      const { chargingMode = null, skuCode = null, amount = null, expireTime = null } = query;
      const instanceId = isDebugging(query.testFlag)
        ? id
        : instances.create({ id, orderId, productId, chargingMode, skuCode, amount, expireTime });
      return { ...success, instanceId, appInfo: appInfoOf(instanceId) };
    },

    // A renewal gives an expired instance back to its customer; there is no call to unfreeze it.
    refreshInstance: ({ query }) => change(query, () => instances.renew(query.instanceId, query.expireTime)),

    // Lock the customer out of a frozen instance; keep the data.
    expireInstance: ({ query }) => change(query, () => instances.setStatus(query.instanceId, 'frozen')),

    instanceStatus: ({ query }) =>
      change(query, () =>
        instances.setStatus(query.instanceId, query.instanceStatus === 'FREEZE' ? 'frozen' : 'active'),
      ),

    // The amount is the total after the upgrade; without one it stays.
    upgrade: ({ query }) =>
      change(query, () => instances.upgrade(query.instanceId, query.skuCode, query.amount ?? null)),

    // Delete the customer's data here. A released instance succeeds again.
    releaseInstance({ query: { instanceId, testFlag } }) {
      if (isDebugging(testFlag)) return success;
      if (instances.find(instanceId) === undefined) throw unknown(instanceId);
      instances.setStatus(instanceId, 'released');
      return success;
    },

    // One page of the buyer console asks for many instances: an unknown one must not hide the others.
    queryInstance({ query: { instanceId, testFlag } }) {
      const info = [...new Set(instanceId.split(','))].flatMap((id) => {
        const instance = find(id);
        if (instance !== undefined) return infoOf(instance);
        return isDebugging(testFlag) ? { instanceId: id, appInfo: appInfoOf(id) } : [];
      });
      if (info.length === 0) throw unknown(instanceId);
      return { ...success, info };
    },
  };
}

/** A name and a password go here, too, encrypted with `encryptField` of server.ts; a repeat must get the same ones. */
function appInfoOf(id: string) {
  return { frontEndUrl: `${SITE}/${encodeURIComponent(id)}` };
}

/** Only what is billed by use has usage: your product counts it. */
function infoOf({ id, chargingMode }: Instance): InstanceInfo {
  const info = { instanceId: id, appInfo: appInfoOf(id) };
  if (chargingMode !== 0 && chargingMode !== 5) return info;
  const statisticalTime = new Date().toISOString().replace(/\D/g, '');
  return { ...info, usageInfo: [{ usageValue: 0, statisticalTime }] };
}

interface InstanceCall {
  readonly instanceId: string;
  readonly testFlag?: TestFlag;
}

/** Real calls come without the flag, or with "0" from the international site. */
function isDebugging(testFlag: TestFlag | undefined): boolean {
  return testFlag === '1';
}

function unknown(id: string): ResultError {
  return new ResultError('000003', `no instance ${id}`);
}
