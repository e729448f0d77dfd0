import { acting, authenticating, type Change, onActivity } from '../alter.ts';
import { failed, signatureOf } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** Notes which bodies were refused, does what they ask for, and refuses them only then. */
const doingWhatIsRefused: Change = (parts) => {
  const refused = new Map<string, string>();
  return {
    authenticate(query, body) {
      const refusal = parts.authenticate(query, body);
      if (refusal !== undefined) refused.set(body, refusal);
      else refused.delete(body);
      return undefined;
    },
    async act(activity, fields, shop) {
      const answer = await parts.act(activity, fields, shop);
      const refusal = refused.get(JSON.stringify(fields));
      return refusal === undefined ? answer : { resultCode: refusal, resultMsg: 'not authenticated' };
    },
  };
};

const entries = (change: (entry: object) => object): Change =>
  onActivity('queryInstance', async (_fields, normally) => {
    const answer = await normally();
    return Array.isArray(answer['info']) ? { ...answer, info: answer['info'].map(change) } : answer;
  });

const handlers: Readonly<Record<string, unknown>> = {};

/** What a first look at the code would not show. */
export const carelessFaults: readonly Fault[] = [
  {
    fault: 'does what is asked for before it refuses a forged signature',
    change: doingWhatIsRefused,
    fails: ['signature.forged-release'],
  },
  {
    fault: 'lost its key, and takes an empty one',
    change: authenticating((normally) => (query, body) => {
      const sent = query.get('signature')?.toLowerCase();
      return sent === signatureOf(query, body, '') ? undefined : normally(query, body);
    }),
    fails: ['signature.other-key'],
  },
  {
    fault: 'has a column of 32 characters for the nonce',
    change: authenticating(
      (normally) => (query, body) =>
        (query.get('nonce') ?? '').length > 32 ? '000002' : normally(query, body),
    ),
    fails: ['signature.nonce-length'],
  },
  {
    fault: 'dies of a time stamp that is no number',
    change: authenticating((normally) => (query, body) => {
      BigInt(query.get('timestamp') ?? 0);
      return normally(query, body);
    }),
    fails: ['signature.malformed-timestamp'],
  },
  {
    fault: 'looks for its handlers among the members of an object',
    change: acting((fields, normally) => {
      if (fields['activity'] !== undefined && handlers[String(fields['activity'])] !== undefined)
        throw new TypeError('handler.handle is not a function');
      return normally();
    }),
    fails: ['result-codes.unknown-activity'],
  },
  {
    fault: 'dies of a body that is no object',
    change: authenticating((normally) => (query, body) => {
      if (body === 'null') throw new TypeError("Cannot read properties of null (reading 'activity')");
      return normally(query, body);
    }),
    fails: ['transport.no-object'],
  },
  {
    fault: 'takes its callbacks by GET, too',
    change: () => ({ methods: ['GET', 'POST'] }),
    warns: ['transport.method'],
  },
  {
    fault: 'shows all its instances, whichever was asked for',
    change: onActivity('queryInstance', async (_fields, normally, { byId }) => {
      const answer = await normally();
      if (answer['info'] === undefined) return answer;
      const all = [...byId.keys()].map((instanceId) => ({
        instanceId,
        appInfo: { frontEndUrl: 'https://www.example.com/app' },
      }));
      return { ...answer, info: all };
    }),
    fails: ['life-cycle.query'],
  },
  {
    fault: 'sends its customers to a path',
    change: entries((entry) => ({ ...entry, appInfo: { frontEndUrl: '/login' } })),
    fails: ['life-cycle.query-app-info'],
  },
  {
    fault: 'leaves the scheme out of the address of its customers',
    change: entries((entry) => ({ ...entry, appInfo: { frontEndUrl: 'www.example.com/app' } })),
    warns: ['life-cycle.query-app-info'],
  },
  {
    fault: 'reports usage of a thirteenth month',
    change: entries((entry) => ({
      ...entry,
      usageInfo: [{ usageValue: 1, statisticalTime: '20261301000000000' }],
    })),
    fails: ['life-cycle.query-usage-info'],
  },
  {
    fault: 'refuses to check a change twice',
    change: (parts) => {
      const seen = new Set<unknown>();
      return onActivity('changeInstanceCheck', ({ instanceId }, normally) =>
        seen.size === seen.add(instanceId).size ? failed : normally(),
      )(parts);
    },
    fails: ['idempotency.change-check-resend'],
  },
  {
    fault: 'releases all instances of an order',
    change: onActivity('releaseInstance', async (fields, normally, { byId, byLine }) => {
      const mine = [...byLine].find(([, { instanceId }]) => instanceId === fields['instanceId']);
      const answer = await normally();
      const order = mine?.[0].split(' ')[0];
      for (const [line, { instanceId }] of byLine) {
        const instance = byId.get(instanceId);
        if (mine !== undefined && line.split(' ')[0] === order && instance) instance.status = 'released';
      }
      return answer;
    }),
    fails: ['life-cycle.release-one'],
  },
];
