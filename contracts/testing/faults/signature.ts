import { createHash, createHmac } from 'node:crypto';
import { authenticating, type Change } from '../alter.ts';
import { signatureOf, testKey } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

const refusedAlways = [
  'signature.missing-signature',
  'signature.missing-timestamp',
  'signature.missing-nonce',
  'signature.wrong',
  'signature.other-key',
  'signature.tampered-body',
  'signature.stale-timestamp',
];

const callbacks = [
  'newInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'changeInstanceCheck',
];
const checkedByNone = callbacks.map((name) => `signature.checked-by-${name}`);

/** The time stamp and the signature are right by another reading of the guide. */
function misread(signatureBy: (query: URLSearchParams, body: string) => string): Change {
  return authenticating((normally) => (query, body) => {
    const mine = signatureBy(query, body);
    const isMine = query.get('signature')?.toLowerCase() === mine.toLowerCase();
    const translated = new URLSearchParams(query);
    translated.set('signature', isMine ? signatureOf(query, body) : '0');
    return normally(translated, body);
  });
}

function canonical(query: URLSearchParams, bodyHash: string): string {
  const text = `${testKey}${query.get('nonce')}${query.get('timestamp')}${bodyHash}`;
  return createHmac('sha256', testKey).update(text).digest('hex');
}

const hmac = (text: string) => createHmac('sha256', testKey).update(text).digest('hex');

export const signatureFaults: readonly Fault[] = [
  {
    fault: 'checks no signature',
    change: authenticating(() => () => undefined),
    fails: [
      ...refusedAlways,
      ...checkedByNone,
      'signature.truncated',
      'signature.malformed-timestamp',
      'signature.tampered-timestamp',
      'signature.tampered-nonce',
    ],
    warns: ['signature.future-timestamp'],
  },
  {
    fault: 'checks no signature of real calls',
    change: authenticating(
      (normally) => (query, body) => (body.includes('"testFlag":"1"') ? normally(query, body) : undefined),
    ),
    fails: refusedAlways,
  },
  {
    fault: 'checks a signature only if there is one',
    change: authenticating(
      (normally) => (query, body) => (query.get('signature') ? normally(query, body) : undefined),
    ),
    fails: ['signature.missing-signature', 'signature.truncated', ...checkedByNone],
  },
  ...callbacks.map((name) => ({
    fault: `checks no signature of ${name}`,
    change: authenticating(
      (normally) => (query, body) =>
        body.includes(`"activity":"${name}"`) ? undefined : normally(query, body),
    ),
    // A creation is also what is tampered with.
    fails: [`signature.checked-by-${name}`, ...(name === 'newInstance' ? ['signature.tampered-body'] : [])],
  })),
  {
    fault: 'compares only the digits that came',
    change: authenticating((normally) => (query, body) => {
      const signature = query.get('signature')?.toLowerCase();
      const right = signatureOf(query, body);
      if (signature === undefined || !right.startsWith(signature)) return normally(query, body);
      query.set('signature', right);
      return normally(query, body);
    }),
    fails: ['signature.truncated'],
  },
  {
    fault: 'remembers no nonce, like the sample project of the platform',
    change: () => ({ replayed: undefined }),
    warns: ['signature.replayed-nonce'],
  },
  {
    fault: 'never looks at the clock',
    change: authenticating(
      () => (query, body) =>
        query.get('signature')?.toLowerCase() === signatureOf(query, body) ? undefined : '000001',
    ),
    fails: ['signature.stale-timestamp'],
    warns: ['signature.future-timestamp'],
  },
  {
    fault: 'allows 30 s only',
    change: authenticating(
      (normally) => (query, body) =>
        Math.abs(Date.now() - Number(query.get('timestamp'))) > 30_000 ? '000002' : normally(query, body),
    ),
    fails: ['signature.recent-timestamp', 'signature.near-future-timestamp'],
  },
  {
    fault: 'compares with lower-case digits only',
    change: authenticating(
      (normally) => (query, body) =>
        /[A-Z]/.test(query.get('signature') ?? '') ? '000001' : normally(query, body),
    ),
    fails: ['signature.upper-case-hex'],
  },
  {
    fault: 'compares with upper-case digits only',
    change: authenticating(
      (normally) => (query, body) =>
        /[a-z]/.test(query.get('signature') ?? '') ? '000001' : normally(query, body),
    ),
    fails: ['signature.lower-case-hex'],
  },
  {
    fault: 'takes the time stamp for seconds',
    change: authenticating((normally) => (query, body) => {
      const age = Date.now() / 1000 - Number(query.get('timestamp'));
      if (Math.abs(age) > 60) return query.get('timestamp') ? '000002' : normally(query, body);
      return query.get('signature')?.toLowerCase() === signatureOf(query, body) ? undefined : '000001';
    }),
    fails: ['signature.valid'],
  },
  {
    fault: 'sorts the body in descending order',
    change: misread((query, body) => {
      if (!body.endsWith('}')) return '';
      const fields = Object.entries(JSON.parse(body) as object).sort(([a], [b]) => (a < b ? 1 : -1));
      return canonical(query, hmac(JSON.stringify(Object.fromEntries(fields))));
    }),
    fails: ['signature.valid'],
    warns: ['signature.raw-bytes'],
  },
  {
    fault: 'hashes the body without the key',
    change: misread((query, body) => canonical(query, createHash('sha256').update(body).digest('hex'))),
    fails: ['signature.valid'],
  },
  {
    fault: 'writes the hash of the body in upper case',
    change: misread((query, body) => canonical(query, hmac(body).toUpperCase())),
    fails: ['signature.valid'],
  },
  {
    fault: 'knows another key',
    change: misread((query, body) => signatureOf(query, body, 'the key of somebody else')),
    fails: ['signature.valid'],
  },
  {
    fault: 'escapes what is not ASCII when it prints the body anew',
    change: misread((query, body) => {
      const escaped = body.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      return signatureOf(query, escaped);
    }),
    fails: ['signature.unicode-body'],
    warns: ['signature.raw-bytes'],
  },
  {
    fault: 'escapes slashes when it prints the body anew',
    change: misread((query, body) => signatureOf(query, body.replaceAll('/', '\\/'))),
    fails: ['signature.unicode-body'],
    warns: ['signature.raw-bytes'],
  },
];
