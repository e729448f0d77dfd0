import { setTimeout as pause } from 'node:timers/promises';
import type { VerifyOptions } from '../verify.ts';
import { both, type Change, contentType, onActivity, onAnswer } from './alter.ts';
import { invalid, type Shop, signatureOf, success, unknown } from './reference-merchant.ts';
import { unusualGenerated } from './unusual-generated.ts';
import { unusualRepeats } from './unusual-repeats.ts';

/** A merchant that is right in an unusual way, and the warnings that it gets nevertheless. */
export interface Unusual {
  readonly habit: string;
  readonly change: Change;
  readonly warnings?: readonly string[];
  readonly options?: Partial<VerifyOptions>;
}

const openedLately = (shop: Shop, instanceId: unknown) =>
  Date.now() - (shop.byId.get(String(instanceId))?.openedAt ?? 0) < 250;

const asynchronousCreation = onActivity('newInstance', async (_fields, normally) => {
  const answer = await normally();
  return answer['resultCode'] === '000000' ? { ...answer, resultCode: '000004' } : answer;
});

/** Checks time stamps by another clock, or later than the request came. */
function clockAhead(milliseconds: number): Change {
  return () => ({
    authenticate: (query, body) => {
      const [signature, timestamp] = [query.get('signature'), query.get('timestamp')];
      if (!signature || !timestamp) return '000001';
      if (Math.abs(Date.now() + milliseconds - Number(timestamp)) > 60_000) return '000002';
      return signature.toLowerCase() === signatureOf(query, body) ? undefined : '000001';
    },
  });
}

export const unusual: readonly Unusual[] = [
  {
    habit: 'opens instances asynchronously and answers queries with 000004 meanwhile',
    change: both(
      asynchronousCreation,
      onActivity('queryInstance', (fields, normally, shop) =>
        openedLately(shop, fields['instanceId']) ? { ...success, resultCode: '000004' } : normally(),
      ),
    ),
  },
  {
    habit: 'opens instances asynchronously and answers queries with an empty list meanwhile',
    change: both(
      asynchronousCreation,
      onActivity('queryInstance', (fields, normally, shop) =>
        openedLately(shop, fields['instanceId']) ? { ...success, info: [] } : normally(),
      ),
    ),
  },
  {
    habit: 'takes its time for every answer',
    change: (parts) => ({
      respond: async (response, answer, request) => {
        await pause(40);
        parts.respond(response, answer, request);
      },
    }),
  },
  {
    habit: 'sends more fields than documented',
    change: onAnswer((answer) => ({ ...answer, encryptType: '1', requestId: 42, data: { deep: [] } })),
  },
  {
    habit: 'prints its JSON prettily, in chunks, and closes the connection each time',
    change: () => ({
      respond: (response, answer) => {
        response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
        for (const line of JSON.stringify(answer, undefined, 2).split('\n')) response.write(`${line}\n`);
        response.end();
      },
    }),
  },
  {
    habit: 'closes the connection whenever it refuses a signature',
    change: (parts) => ({
      respond: (response, answer, request) => {
        if (answer['resultCode'] === '000001') response.setHeader('connection', 'close');
        parts.respond(response, answer, request);
      },
    }),
  },
  { habit: 'names a charset', change: contentType('application/json; charset=UTF-8') },
  {
    habit: 'names the charset as the platform does',
    change: contentType('Application/JSON;charset=utf8'),
  },
  {
    habit: 'refuses missing parameters with 000002 and stale ones with 000001',
    change: (parts) => ({
      authenticate: (query, body) => {
        if (!query.get('signature')) return '000002';
        const code = parts.authenticate(query, body);
        return code === '000002' ? '000001' : code;
      },
    }),
  },
  {
    habit: 'offers no optional callback',
    change: (parts) => ({
      act: (activity, fields, shop) =>
        activity === 'upgradeInstance' ||
        activity === 'changeInstanceCheck' ||
        fields['scene'] === 'RENEWAL_CHANGE'
          ? invalid
          : parts.act(activity, fields, shop),
    }),
    warnings: ['life-cycle.upgrade', 'life-cycle.change-check', 'life-cycle.renewal-change'],
  },
  {
    habit: 'sends no resultMsg in real calls',
    change: (parts) => ({
      act: async (activity, fields, shop) => {
        const { resultMsg, ...rest } = await parts.act(activity, fields, shop);
        return fields['testFlag'] === '1' ? { ...rest, resultMsg } : rest;
      },
    }),
  },
  {
    habit: 'words its answers in its own language',
    change: onAnswer((answer) => ({ ...answer, resultMsg: '成功了 <b>&amp;</b>' })),
  },
  {
    habit: 'verifies the signature over the body printed anew in alphabetical order',
    change: (parts) => ({
      authenticate: (query, body) => {
        if (!body.startsWith('{') || !body.endsWith('}')) return '000002';
        const fields = Object.entries(JSON.parse(body) as object).sort(([a], [b]) => (a < b ? -1 : 1));
        return parts.authenticate(query, JSON.stringify(Object.fromEntries(fields)));
      },
    }),
    warnings: ['signature.raw-bytes', 'signature.numbers'],
  },
  {
    habit: 'looks at the past only, as the sample project does',
    change: (parts) => ({
      authenticate: (query, body) => {
        const signature = query.get('signature')?.toLowerCase();
        const isAhead = Number(query.get('timestamp')) > Date.now();
        if (isAhead && query.get('nonce'))
          return signature === signatureOf(query, body) ? undefined : '000001';
        return parts.authenticate(query, body);
      },
    }),
    warnings: ['signature.future-timestamp'],
  },
  {
    habit: 'remembers nonces',
    change: (parts) => {
      const seen = new Set<string | null>();
      return {
        authenticate: (query, body) => {
          const code = parts.authenticate(query, body);
          if (code === undefined && seen.has(query.get('nonce'))) return '000001';
          if (code === undefined) seen.add(query.get('nonce'));
          return code;
        },
      };
    },
  },
  {
    habit: 'makes long instance IDs',
    change: onActivity('newInstance', async (_fields, normally, shop) => {
      const answer = await normally();
      const instance = shop.byId.get(String(answer['instanceId']));
      if (instance === undefined) return answer;
      const instanceId = `实例_${instance.instanceId}`.padEnd(64, '_');
      shop.byId.set(instanceId, { ...instance, instanceId });
      return { ...answer, instanceId };
    }),
  },
  {
    habit: 'delivers the access by e-mail, so that it has no appInfo',
    change: onActivity('queryInstance', async (_fields, normally) => {
      const { info, ...answer } = await normally();
      if (!Array.isArray(info)) return answer;
      return { ...answer, info: info.map(({ instanceId }: { instanceId: string }) => ({ instanceId })) };
    }),
  },
  {
    habit: 'reports its usage',
    change: onActivity('queryInstance', async (_fields, normally) => {
      const { info, ...answer } = await normally();
      if (!Array.isArray(info)) return answer;
      const usageInfo = [
        { usageValue: 12.5, statisticalTime: '20221124023618256' },
        { usageValue: '12.5000', statisticalTime: '20221124023618256' },
      ];
      return { ...answer, info: info.map((entry: object) => ({ ...entry, usageInfo })) };
    }),
  },
  {
    habit: 'refuses an unknown instance with another code',
    change: onAnswer((answer) =>
      answer['resultCode'] === '000003' ? { ...answer, resultCode: '000005' } : answer,
    ),
    warnings: [
      'result-codes.unknown-instance-queryInstance',
      'result-codes.unknown-instance-refreshInstance',
      'result-codes.unknown-instance-updateInstanceStatus',
      'result-codes.unknown-instance-releaseInstance',
      'result-codes.unknown-instance-upgradeInstance',
      'result-codes.unknown-instance-changeInstanceCheck',
    ],
  },
  {
    habit: 'sells one-time products only',
    change: (parts) => ({
      act: (activity, fields, shop) =>
        ['newInstance', 'queryInstance', 'releaseInstance'].includes(String(activity))
          ? parts.act(activity, fields, shop)
          : invalid,
    }),
    options: { billing: ['one-time'] },
  },
  ...[-3, 3].map((seconds) => ({
    habit: `has a clock that is ${seconds} s ahead`,
    change: both(clockAhead(seconds * 1000), (parts) => ({
      respond: (response, answer, request) => {
        response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString());
        parts.respond(response, answer, request);
      },
    })),
  })),
  {
    habit: 'needs more than a second for every request',
    change: both(clockAhead(1200), (parts) => ({
      respond: async (response, answer, request) => {
        await pause(1200);
        parts.respond(response, answer, request);
      },
    })),
    options: { only: ['signature.*-timestamp'], concurrency: 40 },
  },
  {
    habit: 'knows one line per order',
    change: onActivity('newInstance', (fields, normally) =>
      String(fields['orderLineId']).endsWith('-000001') ? normally() : unknown,
    ),
  },
  ...unusualRepeats,
  ...unusualGenerated,
  {
    habit: 'words its refusals with links, and repeats what it was asked for',
    change: (parts) => ({
      act: async (activity, fields, shop) => {
        const answer = await parts.act(activity, fields, shop);
        if (answer['resultCode'] === success.resultCode) return answer;
        const asked = String(fields['instanceId']).slice(0, 64);
        const help = 'https://www.example.com/home/help.html';
        return { ...answer, resultMsg: `没有实例 ${asked}, select one from the list at ${help} (10:30)` };
      },
    }),
  },
  {
    habit: 'has a fire wall that refuses what looks hostile',
    change: (parts) => ({
      authenticate: (query, body) => (/\.\.\/|OR '/.test(body) ? 'hostile' : parts.authenticate(query, body)),
      respond: (response, answer, request) => {
        if (answer['resultCode'] === 'hostile') response.writeHead(403).end('<h1>Forbidden</h1>');
        else parts.respond(response, answer, request);
      },
    }),
  },
  {
    habit: 'makes texts of whatever comes',
    change: (parts) => ({
      act: (activity, fields, shop) => {
        const texts = Object.entries(fields).map(([name, value]) => [name, textOf(name, value)]);
        return parts.act(activity, Object.fromEntries(texts), shop);
      },
    }),
    warnings: ['newInstance', 'queryInstance', 'refreshInstance', 'updateInstanceStatus', 'releaseInstance']
      .concat('upgradeInstance', 'changeInstanceCheck')
      .map((name) => `result-codes.wrong-type-${name}`),
  },
  {
    habit: 'names instances like their orders',
    change: onActivity('newInstance', async (fields, normally, shop) => {
      const { orderId, orderLineId } = fields;
      const answer = await normally();
      const instance = shop.byId.get(String(answer['instanceId']));
      if (instance === undefined) return answer;
      const instanceId = String(orderLineId).endsWith('-000001') ? String(orderId) : String(orderLineId);
      const known = shop.byId.get(instanceId) ?? { ...instance, instanceId };
      shop.byId.set(instanceId, known);
      return { ...answer, instanceId };
    }),
  },
];

/** As a program without types would read it; nothing is still nothing. */
function textOf(name: string, value: unknown): unknown {
  return value === null || name === 'productInfo' ? value : String(value);
}
