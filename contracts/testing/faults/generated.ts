import { acting, authenticating, type Change, httpStatus, onActivity } from '../alter.ts';
import { type Fields, invalid, success } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** Dies of some requests, as a server does whose code throws where nobody catches. */
function dyingOf(activity: string, isDeadly: (fields: Fields) => boolean): Change {
  return onActivity(activity, (fields, normally) => {
    if (isDeadly(fields)) throw new Error('not caught');
    return normally();
  });
}

/** The same by the body as it came. */
function dyingOfBody(activity: string, isDeadly: (body: string) => boolean): Change {
  return authenticating((normally) => (query, body) => {
    const refusal = normally(query, body);
    if (refusal === undefined && body.includes(activity) && isDeadly(body)) throw new Error('not caught');
    return refusal;
  });
}

const hasText = (fields: Fields, pattern: RegExp) =>
  Object.values(fields).some((value) => typeof value === 'string' && pattern.test(value));

/** How many objects and lists stand in one another. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Names of members that stand twice, for bodies without objects in them. */
function hasTwice(body: string): boolean {
  const names = [...body.matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name);
  return new Set(names).size < names.length;
}

const broken = { resultCode: 'broken' };

export const generatedFaults: readonly Fault[] = [
  {
    fault: 'keeps orders in a database that knows no characters of four bytes',
    change: dyingOf('newInstance', (fields) => hasText(fields, /[\u{10000}-\u{10ffff}]/u)),
    fails: ['generated.newInstance'],
  },
  {
    fault: 'keeps products in a database that knows no NUL character',
    change: dyingOf('refreshInstance', ({ productId }) => String(productId).includes('\0')),
    fails: ['generated.refreshInstance'],
  },
  {
    fault: 'answers with HTTP 500 and a page when it can not count with a time',
    change: (parts) => ({
      ...onActivity('refreshInstance', ({ expireTime }, normally) =>
        typeof expireTime === 'number' && !Number.isSafeInteger(expireTime) ? broken : normally(),
      )(parts),
      respond: (response, answer, request) => {
        if (answer === broken) response.writeHead(500).end('<h1>Internal Server Error</h1>');
        else parts.respond(response, answer, request);
      },
    }),
    fails: ['generated.refreshInstance'],
  },
  {
    fault: 'has an error handler that answers HTTP 500 with a result code',
    change: (parts) => ({
      ...onActivity('upgradeInstance', (fields, normally) =>
        hasText(fields, /%[sn]/) ? { resultCode: '000005', resultMsg: 'caught' } : normally(),
      )(parts),
      ...httpStatus(({ resultCode }) => (resultCode === '000005' ? 500 : 200))(parts),
    }),
    fails: ['generated.upgradeInstance'],
  },
  {
    fault: 'puts the refused status into an answer that it writes by hand',
    change: (parts) => ({
      ...onActivity('updateInstanceStatus', async ({ status }, normally) => {
        const answer = await normally();
        return answer === invalid ? { ...invalid, resultMsg: `no status ${status}` } : answer;
      })(parts),
      respond: (response, { resultCode, resultMsg, ...rest }) => {
        const others = JSON.stringify(rest).slice(1);
        const text = `{"resultCode":"${resultCode}","resultMsg":"${resultMsg}"${others === '}' ? '' : ','}${others}`;
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      },
    }),
    fails: ['generated.updateInstanceStatus'],
  },
  {
    fault: 'makes up a result code for identifiers with line breaks',
    change: onActivity('queryInstance', ({ instanceId }, normally) =>
      /[\t\r\n]/.test(String(instanceId)) ? { resultCode: '999999', resultMsg: 'bad' } : normally(),
    ),
    fails: ['generated.queryInstance'],
  },
  {
    fault: 'walks through nested objects without end',
    change: dyingOf('changeInstanceCheck', (fields) => depthOf(fields) > 50),
    fails: ['generated.changeInstanceCheck'],
  },
  {
    fault: 'can not bear a member that stands twice',
    change: dyingOfBody('releaseInstance', hasTwice),
    fails: ['generated.releaseInstance'],
  },
  {
    fault: 'finds the order by a regular expression that knows no white space',
    change: dyingOfBody('upgradeInstance', (body) => /"orderId":\s/.test(body)),
    fails: ['generated.upgradeInstance'],
  },
  {
    fault: 'compares order and line, so that it misses neither when both are missing',
    change: onActivity('newInstance', ({ orderId, orderLineId }, normally) =>
      orderId === undefined && orderLineId === undefined ? { ...success, instanceId: 'some' } : normally(),
    ),
    fails: ['generated.newInstance'],
  },
  {
    fault: 'writes business IDs into a file that it can not read any more',
    change: (parts) => {
      let isSpoilt = false;
      return acting((fields, normally) => {
        if (isSpoilt && fields['activity'] === 'newInstance') throw new Error('not caught');
        if (/[\r\n]/.test(String(fields['businessId']))) isSpoilt = true;
        return normally();
      })(parts);
    },
    fails: ['generated.newInstance'],
  },
  {
    fault: 'leaves texts with a quote to a firewall that answers HTTP 403',
    change: (parts) => ({
      ...onActivity('upgradeInstance', (fields, normally) => (hasText(fields, /['"]/) ? broken : normally()))(
        parts,
      ),
      respond: (response, answer, request) => {
        if (answer === broken) response.writeHead(403).end('<h1>Forbidden</h1>');
        else parts.respond(response, answer, request);
      },
    }),
    warns: ['generated.upgradeInstance'],
  },
];
