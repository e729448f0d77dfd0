import { acting, authenticating, type Change, onActivity } from '../alter.ts';
import { success } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

const about = [
  'queryInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'changeInstanceCheck',
];

const withLongIds = ['queryInstance', 'refreshInstance', 'updateInstanceStatus', 'changeInstanceCheck'];

/** Dies of some values. */
function dyingOf(activity: string, field: string, isDeadly: (value: unknown) => boolean): Change {
  return onActivity(activity, (fields, normally) => {
    if (isDeadly(fields[field])) throw new TypeError(`${field} is not as expected`);
    return normally();
  });
}

/** Answers some requests by an HTTP status alone. */
function failingWith(status: number, isMeant: (body: Record<string, unknown>) => boolean): Change {
  return (parts) => ({
    ...authenticating((normally) => (query, body) => {
      const isOne = body.endsWith('}') && isMeant(JSON.parse(body) as Record<string, unknown>);
      return normally(query, body) ?? (isOne ? 'broken' : undefined);
    })(parts),
    respond: (response, answer, request) => {
      if (answer['resultCode'] === 'broken') response.writeHead(status).end();
      else parts.respond(response, answer, request);
    },
  });
}

const isLong = (value: unknown) => typeof value === 'string' && value.length > 64;

/** Merchants who can't take it that a field is not as documented. */
export const brokenFieldFaults: readonly Fault[] = [
  {
    fault: 'dies of an array for an ID',
    change: dyingOf('queryInstance', 'instanceId', Array.isArray),
    fails: ['result-codes.wrong-type-queryInstance'],
  },
  {
    fault: 'answers HTTP 500 to an object for an order',
    change: failingWith(
      500,
      ({ activity, orderId }) => activity === 'newInstance' && typeof orderId === 'object',
    ),
    fails: ['result-codes.wrong-type-newInstance'],
  },
  {
    fault: 'leaves wrong types to its web framework',
    change: failingWith(
      422,
      ({ activity, instanceId }) => activity === 'releaseInstance' && instanceId === true,
    ),
    warns: ['result-codes.wrong-type-releaseInstance'],
  },
  {
    fault: 'takes null for an order',
    change: onActivity('newInstance', (fields, normally) =>
      normally({ ...fields, orderId: fields['orderId'] === null ? 'null' : fields['orderId'] }),
    ),
    fails: ['result-codes.wrong-type-newInstance'],
  },
  {
    fault: 'takes null for a business ID',
    change: onActivity('newInstance', (fields, normally) =>
      normally({ ...fields, businessId: fields['businessId'] === null ? 'null' : fields['businessId'] }),
    ),
    warns: ['result-codes.wrong-type-newInstance'],
  },
  {
    fault: 'takes an array for the ID in it',
    change: (parts) => ({
      act: (activity, fields, shop) => {
        const { instanceId } = fields;
        const id = Array.isArray(instanceId) ? String(instanceId) : instanceId;
        return parts.act(activity, { ...fields, instanceId: id }, shop);
      },
    }),
    warns: about.map((activity) => `result-codes.wrong-type-${activity}`),
  },
  {
    fault: 'dies of an order of more than 64 characters',
    change: dyingOf('newInstance', 'orderId', isLong),
    fails: ['result-codes.over-long-newInstance'],
  },
  {
    fault: 'dies of instance IDs that are too long',
    change: acting((fields, normally) => {
      const { activity, instanceId } = fields;
      const longest = activity === 'queryInstance' ? 6499 : 64;
      const isDeadly = String(instanceId).length > longest && withLongIds.includes(String(activity));
      if (isDeadly) throw new TypeError('the ID is too long');
      return normally();
    }),
    fails: withLongIds.map((activity) => `result-codes.over-long-${activity}`),
  },
  {
    fault: 'answers HTTP 500 to long IDs of orders',
    change: failingWith(500, ({ activity, orderId }) => activity === 'upgradeInstance' && isLong(orderId)),
    fails: ['result-codes.over-long-upgradeInstance'],
  },
  {
    fault: 'unfreezes with any status',
    change: onActivity('updateInstanceStatus', (fields, normally) => {
      const { status } = fields;
      const isUnknown = typeof status === 'string' && !/^(UN)?FREEZE$/.test(status);
      return normally(isUnknown ? { ...fields, status: 'UNFREEZE' } : fields);
    }),
    warns: ['result-codes.unknown-value-updateInstanceStatus'],
  },
  {
    fault: 'dies of an unknown scene',
    change: dyingOf('refreshInstance', 'scene', (scene) => scene === 'NO_SUCH'),
    fails: ['result-codes.unknown-value-refreshInstance'],
  },
  {
    fault: 'looks at nothing but the instance when it is told a status',
    change: onActivity('updateInstanceStatus', async (fields, normally) => {
      const known = await normally({ ...fields, status: 'UNFREEZE' });
      return fields['status'] === undefined || known['resultCode'] !== success.resultCode
        ? known
        : normally();
    }),
    fails: ['result-codes.mandatory-fields-updateInstanceStatus'],
  },
];
