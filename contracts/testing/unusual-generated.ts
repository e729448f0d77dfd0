import { acting, type Change } from './alter.ts';
import { type Fields, invalid, unknown } from './reference-merchant.ts';
import type { Unusual } from './unusual.ts';

const identifiers = ['instanceId', 'orderId', 'orderLineId', 'businessId', 'productId'];

/** An identifier that has none of the forms that the merchant's and the platform's have. */
function isStrange(fields: Fields): boolean {
  return identifiers.some((name) => {
    const value = fields[name];
    return value !== undefined && !/^[\w,-]*$/.test(typeof value === 'string' ? value : '?');
  });
}

const isDeep = (body: string): boolean => /\[{65}/.test(body);
const hasControls = (body: string): boolean => /\\u00[01]|\\[rnt]/.test(body);
const isWrittenAnew = (body: string): boolean => /^\{\s|\\u0061/.test(body);

/** A web server in front, which refuses what its rules or its JSON reader can't bear before the merchant's code sees it. */
const guarded: Change = (parts) => ({
  authenticate: (query, body) => {
    const code = parts.authenticate(query, body);
    const isRefused = [isDeep, hasControls, isWrittenAnew].some((isOdd) => isOdd(body));
    return code === undefined && isRefused && body.endsWith('}') ? 'guarded' : code;
  },
  respond: (response, answer, request) => {
    if (answer['resultCode'] === 'guarded') response.writeHead(400).end('<h1>Bad Request</h1>');
    else parts.respond(response, answer, request);
  },
});

export const unusualGenerated: readonly Unusual[] = [
  {
    habit: 'refuses every strange identifier with 000002',
    change: acting((fields, normally) => (isStrange(fields) ? invalid : normally())),
  },
  {
    habit: 'refuses every strange identifier with 000003',
    change: acting((fields, normally) => (isStrange(fields) ? unknown : normally())),
  },
  {
    habit: 'takes numbers for texts',
    change: acting((fields, normally) => {
      const texts = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value,
      ]);
      return normally(Object.fromEntries(texts));
    }),
  },
  { habit: 'has a web server in front that answers HTTP 400 to what it can not read', change: guarded },
];
