import { type Handlers, ResultError } from '../../generated/license-online/server.ts';
import type { TestFlag } from '../../generated/license-online/types.ts';
import type { Instance, Instances } from './instances.ts';

const success = { resultCode: '000000', resultMsg: 'success' } as const;

/**
 * What the product does for each callback. Each can come again, and then does no more than the first time. The rules stand
 * in the comments of `Handlers`.
 */
export function createHandlers(instances: Instances): Handlers {
  /** A released instance is gone; debugging may go on with it, since its saved cases are sent for ever. */
  function existing(call: InstanceCall): Instance {
    const instance = instances.find(call.instanceId);
    if (instance === undefined || (instance.status === 'released' && !isDebugging(call)))
      throw unknown(call.instanceId);
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

    refreshInstance: (call) => change(existing(call), call, (id) => instances.renew(id, call.expireTime)),

    // Licences of a frozen instance are void until it is unfrozen; keep the data.
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

    // Make the licence, and deliver it with uploadFile of the guide open-api under this eventId. Refuse what the order does
    // not hold: throw new ResultError('000900', 'text').
    getLicenseAsync(call) {
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
