import { type Handlers, ResultError } from '../../generated/saas-v2/server.ts';
import type { TestFlag } from '../../generated/saas-v2/types.ts';
import type { Instance, Instances } from './instances.ts';

/** Where customers find the product. Yours goes here. */
const SITE = 'https://product.example.com';

const success = { resultCode: '000000', resultMsg: 'success' } as const;

/**
 * What the product does for each callback. Each can come again, and then does no more than the first time. The rules stand
 * in the comments of `Handlers`.
 */
export function createHandlers(instances: Instances): Handlers {
  /** A released instance is gone; debugging may go on with it, since its saved cases are sent for ever. */
  function find(instanceId: string, call: Call): Instance | undefined {
    const instance = instances.find(instanceId);
    return instance?.status === 'released' && !isDebugging(call) ? undefined : instance;
  }

  function existing(call: InstanceCall): Instance {
    const instance = find(call.instanceId, call);
    if (instance === undefined) throw unknown(call.instanceId);
    return instance;
  }

  /** Debugging with the ID of a customer's instance succeeds, too, but changes nothing. */
  function change(instance: Instance, call: Call, work: (id: string) => void) {
    if (instance.test || !isDebugging(call)) work(instance.id);
    return success;
  }

  return {
    // Open the instance here. What was bought tells queryOrder of the guide open-api.
    newInstance(call) {
      const { businessId, orderId, orderLineId } = call;
      const id = instances.create({ id: businessId, orderId, orderLineId, test: isDebugging(call) });
      return { ...success, instanceId: id };
    },

    // One page of the buyer console asks for many instances: an unknown one must not hide the others.
    queryInstance(call) {
      const ids = [...new Set(call.instanceId.split(','))];
      const found = ids.flatMap((id) => find(id, call) ?? []);
      if (found.length === 0) throw unknown(call.instanceId);
      const info = found.map(({ id }) => ({
        instanceId: id,
        appInfo: { frontEndUrl: `${SITE}/${encodeURIComponent(id)}` },
      }));
      return { ...success, info };
    },

    refreshInstance: (call) => change(existing(call), call, (id) => instances.renew(id, call.expireTime)),

    // Lock the customer out of a frozen instance; keep the data.
    updateInstanceStatus: (call) =>
      change(existing(call), call, (id) =>
        instances.setStatus(id, call.status === 'FREEZE' ? 'frozen' : 'active'),
      ),

    // Delete the customer's data here. A released instance succeeds again.
    releaseInstance(call) {
      const instance = instances.find(call.instanceId);
      if (instance === undefined) throw unknown(call.instanceId);
      return change(instance, call, (id) => instances.setStatus(id, 'released'));
    },

    // Set what the order holds: the new quantity, not the difference.
    upgradeInstance: (call) => change(existing(call), call, () => {}),

    // Refuse what the product can't be changed to: throw new ResultError('000002', 'text for the customer').
    changeInstanceCheck(call) {
      existing(call);
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

/** Only "1" marks debugging; real calls come without the flag or, from older sites, with "0". */
function isDebugging({ testFlag }: Call): boolean {
  return String(testFlag) === '1';
}

function unknown(id: string): ResultError {
  return new ResultError('000003', `no instance ${id}`);
}
