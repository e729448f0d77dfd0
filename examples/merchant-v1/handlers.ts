import { type Handlers, ResultError } from '../../generated/saas-v1/server.ts';
import type { InstanceInfo, TestFlag } from '../../generated/saas-v1/types.ts';
import { ENCRYPT_TYPE, makeAppInfo, SITE } from './app-info.ts';
import type { Instance, Instances } from './instances.ts';

const success = { resultCode: '000000', resultMsg: 'success.' } as const;

/**
 * The merchant's side of the seven callbacks. Each may come again, and then does no more than the first time. Debugging
 * uses instances that nobody has issued: it succeeds and changes nothing. Numbers in brackets are sections of the SaaS
 * access guide V1.0 reference.
 */
export function createHandlers(instances: Instances, key: string): Handlers {
  /** @param work changes an instance, and answers whether it exists */
  function change({ instanceId, testFlag }: InstanceCall, work: (id: string) => boolean) {
    if (isDebugging(testFlag) || work(instanceId)) return success;
    throw noSuchInstance(instanceId);
  }

  return {
    // The instance keeps the businessId of the first request: each repeat has another one (3.4).
    newInstance({ query }) {
      const { businessId, orderId, productId, customerId } = query;
      const { skuCode = null, chargingMode = null, amount = null, expireTime = null } = query;
      const purchase = {
        ...{ id: businessId, orderId, productId, customerId, skuCode, chargingMode, amount, expireTime },
        appInfo: makeAppInfo(query, key),
      };
      const { id, appInfo } = isDebugging(query.testFlag) ? purchase : instances.create(purchase);
      return { ...success, encryptType: ENCRYPT_TYPE, instanceId: id, appInfo };
    },

    // A renewal gives an expired instance back to its customer; there is no call to unfreeze it (5).
    refreshInstance: ({ query }) => change(query, (id) => instances.renew(id, query.expireTime)),

    expireInstance: ({ query }) => change(query, (id) => instances.setStatus(id, 'frozen')),

    instanceStatus: ({ query }) =>
      change(query, (id) => instances.setStatus(id, query.instanceStatus === 'FREEZE' ? 'frozen' : 'active')),

    // The amount is the total after the upgrade; without one it stays (7).
    upgrade: ({ query }) => change(query, (id) => instances.upgrade(id, query.skuCode, query.amount ?? null)),

    // The customer's data is deleted here.
    releaseInstance: ({ query }) => change(query, instances.release),

    // One page of the buyer console asks for many instances: an unknown one must not hide the others.
    queryInstance({ query: { instanceId, testFlag } }) {
      const info = [...new Set(instanceId.split(','))].flatMap((id) => {
        const instance = instances.find(id);
        if (instance !== undefined) return infoOf(instance);
        return isDebugging(testFlag) ? { instanceId: id, appInfo: { frontEndUrl: SITE } } : [];
      });
      if (info.length === 0) throw noSuchInstance(instanceId);
      return { ...success, encryptType: ENCRYPT_TYPE, info };
    },
  };
}

interface InstanceCall {
  readonly instanceId: string;
  readonly testFlag?: TestFlag;
}

/** Real calls come without the flag, or with "0" from the international site (3.1). */
function isDebugging(testFlag: TestFlag | undefined): boolean {
  return testFlag === '1';
}

function noSuchInstance(id: string): ResultError {
  return new ResultError('000003', `no instance ${id}`);
}

/** Only what is billed by use has usage (9.2). */
function infoOf({ id, appInfo, chargingMode, used }: Instance): InstanceInfo {
  if (chargingMode !== 0 && chargingMode !== 5) return { instanceId: id, appInfo };
  const statisticalTime = new Date().toISOString().replace(/\D/g, '');
  return {
    instanceId: id,
    appInfo,
    usageInfo: [{ usageValue: Number(used.toFixed(4)), statisticalTime }],
  };
}
