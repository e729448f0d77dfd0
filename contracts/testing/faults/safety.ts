import { acting, authenticating, both, type Change, onActivity, onAnswer } from '../alter.ts';
import { type Answer, failed, type Instance, signatureOf, success, testKey } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** Puts something into the text of every refusal. */
function refusingWith(text: string, isMeant: (answer: Answer) => boolean = isRefusal): Change {
  return onAnswer((answer) => (isMeant(answer) ? { ...answer, resultMsg: text } : answer));
}

const isRefusal = ({ resultCode }: Answer) => resultCode !== '000000';
const isUnauthorized = ({ resultCode }: Answer) => resultCode === '000001';

const trace = (text: string): Fault => ({
  fault: `tells an inner error: ${text.slice(0, 60)}`,
  change: refusingWith(text),
  fails: ['safety.internals'],
});

const others = [
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'changeInstanceCheck',
];

/** Falls for an identifier in one exchange. */
function falling(activity: string, isMeant: (id: unknown) => boolean, answer: Answer = success): Change {
  return onActivity(activity, (fields, normally) => (isMeant(fields['instanceId']) ? answer : normally()));
}

const shown = ({ instanceId }: Instance) => ({ instanceId });
const anyOf = <T>(instances: Iterable<T>) => [...instances][0];

/** Tells the signature that it has made itself. */
function telling(): Change {
  const expected = new Map<string | null, string>();
  return both(
    authenticating((normally) => (query, body) => {
      expected.set(query.get('nonce'), signatureOf(query, body));
      return normally(query, body);
    }),
    (parts) => ({
      respond: (response, answer, request) => {
        const nonce = new URL(request.url ?? '/', 'http://merchant').searchParams.get('nonce');
        const resultMsg = `expected signature ${expected.get(nonce)}`;
        parts.respond(response, isUnauthorized(answer) ? { ...answer, resultMsg } : answer, request);
      },
    }),
  );
}

export const safetyFaults: readonly Fault[] = [
  trace('java.lang.NullPointerException\n\tat com.example.Shop.find(Shop.java:42)'),
  trace('Traceback (most recent call last):\n  File "/srv/app/main.py", line 12, in find'),
  trace('TypeError: no shop\n    at find (/srv/app/dist/shop.js:10:15)'),
  trace('goroutine 1 [running]:\nmain.find(0x1)\n\t/src/shop.go:12 +0x1d'),
  trace('PHP Fatal error:  Uncaught Exception: no shop in /var/www/shop.php:12\nStack trace:\n#0 {main}'),
  trace('System.NullReferenceException: Object reference not set to an instance of an object.'),
  trace("/srv/app/shop.rb:12:in `find': undefined method"),
  trace('You have an error in your SQL syntax; check the manual'),
  trace('SELECT * FROM instances WHERE id = 1 failed'),
  trace('duplicate key value violates unique constraint "instances_pkey"'),
  trace('connect ECONNREFUSED 10.0.0.5:3306'),
  trace('env: {"HOME":"/root","PATH":"/usr/local/bin:/usr/bin"}'),
  {
    fault: 'tells the path of a file',
    change: refusingWith('cannot open /var/lib/shop/instances.json'),
    warns: ['safety.internals'],
  },
  {
    fault: 'tells the message of an exception',
    change: refusingWith("TypeError: Cannot read properties of undefined (reading 'status')"),
    warns: ['safety.internals'],
  },
  {
    fault: 'holds a stack trace in an answer with success',
    change: onActivity('newInstance', async (_fields, normally) => ({
      ...(await normally()),
      debug: 'at com.example.Mail.send(Mail.java:7)',
    })),
    fails: ['safety.internals'],
  },
  {
    fault: 'shows SQL errors to quotes only',
    change: falling('queryInstance', (id) => String(id).includes("'"), {
      ...failed,
      resultMsg: 'unterminated quoted string at or near "\' OR"',
    }),
    fails: ['safety.internals'],
  },
  {
    fault: 'shows its access key to whoever signs wrongly',
    change: refusingWith(`the key is ${testKey}`, isUnauthorized),
    fails: ['safety.access-key'],
  },
  {
    fault: 'sends its access key in a header',
    change: (parts) => ({
      respond: (response, answer, request) => {
        response.setHeader('x-access-key', testKey);
        parts.respond(response, answer, request);
      },
    }),
    fails: ['safety.access-key'],
  },
  {
    fault: 'tells what signature it expected',
    change: telling(),
    fails: ['safety.expected-signature'],
  },
  {
    fault: 'puts the ID of a query into an SQL statement',
    change: onActivity('queryInstance', (fields, normally, { byId }) =>
      fields['instanceId'] === "' OR '1'='1"
        ? { ...success, info: [...byId.values()].map(shown) }
        : normally(),
    ),
    fails: ['safety.hostile-instanceId-queryInstance'],
  },
  {
    fault: 'shows the entries of others although it refuses',
    change: onActivity('queryInstance', (fields, normally, { byId }) =>
      fields['instanceId'] === '%' ? { ...failed, info: [...byId.values()].map(shown) } : normally(),
    ),
    fails: ['safety.hostile-instanceId-queryInstance'],
  },
  ...others.map((activity) => ({
    fault: `keeps the instances of ${activity} in a plain object`,
    change: falling(activity, (id) => typeof id === 'string' && id in {}),
    fails: [`safety.hostile-instanceId-${activity}`],
  })),
  {
    fault: 'takes a condition for the ID of a release',
    change: falling('releaseInstance', (id) => typeof id === 'object' && id !== null && '$ne' in id),
    fails: ['safety.hostile-instanceId-releaseInstance'],
  },
  {
    fault: 'evaluates templates in its texts',
    change: falling('upgradeInstance', (id) => id === `\${7919*7907}`, {
      ...failed,
      resultMsg: 'no instance 62615533',
    }),
    fails: ['safety.hostile-instanceId-upgradeInstance'],
  },
  {
    fault: 'dies of a NUL character',
    change: onActivity('refreshInstance', (fields, normally) => {
      if (String(fields['instanceId']).includes('\0')) throw new Error('invalid byte sequence');
      return normally();
    }),
    fails: ['safety.hostile-instanceId-refreshInstance'],
  },
  {
    fault: 'writes the ID of a query into a header as it is',
    change: (parts) => {
      const injected = new WeakSet<Answer>();
      return {
        act: async (activity, fields, shop) => {
          const answer = { ...(await parts.act(activity, fields, shop)) };
          if (/\r\nX-Injected/.test(String(fields['instanceId']))) injected.add(answer);
          return answer;
        },
        respond: (response, answer, request) => {
          if (injected.has(answer)) response.setHeader('X-Injected', 'koocontract');
          parts.respond(response, answer, request);
        },
      };
    },
    fails: ['queryInstance', ...others].map((name) => `safety.hostile-instanceId-${name}`),
  },
  {
    fault: 'takes a wild card for the order of somebody else',
    change: onActivity('newInstance', (fields, normally, { byId }) =>
      fields['orderId'] === '%' ? { ...success, ...shown(anyOf(byId.values()) as Instance) } : normally(),
    ),
    fails: ['safety.hostile-orderId-newInstance'],
  },
  {
    fault: 'takes a condition for the order of somebody else',
    change: onActivity('newInstance', (fields, normally, { byId }) => {
      const { orderId } = fields;
      const isCondition = typeof orderId === 'object' && orderId !== null && '$ne' in orderId;
      return isCondition ? { ...success, ...shown(anyOf(byId.values()) as Instance) } : normally();
    }),
    fails: ['safety.hostile-orderId-newInstance'],
  },
  {
    fault: 'keeps orders in a plain object',
    change: onActivity('newInstance', (fields, normally) =>
      fields['orderId'] === '__proto__' ? success : normally(),
    ),
    fails: ['safety.hostile-orderId-newInstance'],
  },
  {
    fault: 'releases everything for a hostile ID, and refuses nevertheless',
    change: acting((fields, normally, { byId }) => {
      const isHostile = fields['activity'] === 'releaseInstance' && fields['instanceId'] === "' OR '1'='1";
      if (isHostile) for (const instance of byId.values()) instance.status = 'released';
      return normally();
    }),
    fails: ['safety.unharmed'],
  },
];
