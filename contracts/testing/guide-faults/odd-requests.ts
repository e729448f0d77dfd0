import { createHmac } from 'node:crypto';
import { authToken } from '../../../runtime/signing/auth-token.ts';
import { parseTimeStamp } from '../../../runtime/signing/time-stamp.ts';
import { acting, authenticating, refusing } from '../guide-alter.ts';
import { type Answer, type Call, failed, type GuideChange, guideKey, ok } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Dies of some requests. */
const dyingOf = (isDeadly: (call: Call) => boolean): GuideChange =>
  acting((call, normally) => {
    if (isDeadly(call)) throw new TypeError('a field is not as expected');
    return normally();
  });

/** Handles some requests as if they had other fields. */
const reading = (exchange: string, change: (fields: Call['fields']) => Call['fields']): GuideChange =>
  acting((call, normally) => (call.exchange === exchange ? normally(change(call.fields)) : normally()));

/** Words the refusal of a signature in another way. */
const turningAway = (word: (answer: Answer, request: Parameters<Refusal>[0]) => Answer): GuideChange =>
  authenticating((normally) => (request) => {
    const answer = normally(request);
    return answer && word(answer, request);
  });
type Refusal = Parameters<Parameters<typeof authenticating>[0]>[0];

const withKey = turningAway((answer) => ({ ...answer, resultMsg: `the key is ${guideKey}` }));

/** Mistakes that merchants of every guide with result codes can make. */
export const leakFaults: readonly GuideFault[] = [
  { fault: 'shows its access key to whoever signs wrongly', change: withKey, fails: ['safety.access-key'] },
  {
    fault: 'shows a stack trace to whoever signs wrongly',
    change: turningAway((answer) => ({
      ...answer,
      resultMsg: 'java.lang.SecurityException: token\n\tat com.example.Tokens.check(Tokens.java:42)',
    })),
    fails: ['safety.internals'],
  },
];

const isHostile = (value: unknown) => typeof value === 'string' && value in {};

/** Keeps what it knows in a plain object, so that it seems to know what every object has. */
export const plainObject = (field: string, ...exchanges: readonly string[]): readonly GuideFault[] =>
  exchanges.map((exchange) => ({
    fault: `keeps what ${exchange} is about in a plain object`,
    change: refusing((call) => call.exchange === exchange && isHostile(call.fields[field]), ok),
    fails: [`safety.hostile-${field}-${exchange}`],
  }));

/** Answers a creation with what was opened for somebody else. */
export const wildCard = (exchange: string): GuideFault => {
  let first: Answer | undefined;
  return {
    fault: `takes a wild card in ${exchange} for any order`,
    change: acting(async (call, normally) => {
      if (call.exchange !== exchange) return normally();
      if (call.fields['orderId'] === '%' && first !== undefined) return first;
      const answer = await normally();
      if (answer['resultCode'] === ok.resultCode) first ??= answer;
      return answer;
    }),
    fails: [`safety.hostile-orderId-${exchange}`],
  };
};

export const dyingOfHostile = (exchange: string, field: string): GuideFault => ({
  fault: `dies of a NUL character in ${exchange}`,
  change: dyingOf((call) => call.exchange === exchange && String(call.fields[field]).includes('\0')),
  fails: [`safety.hostile-${field}-${exchange}`],
});

export const dyingOfLength = (exchange: string, field: string, longest = 64): GuideFault => ({
  fault: `dies of a ${field} of more than ${longest} characters in ${exchange}`,
  change: dyingOf((call) => call.exchange === exchange && String(call.fields[field]).length > longest),
  fails: [`result-codes.over-long-${exchange}`],
});

export const dyingOfType = (exchange: string, field: string): GuideFault => ({
  fault: `dies of an object for ${field} in ${exchange}`,
  change: dyingOf(({ exchange: name, fields }) => {
    const value = fields[field];
    return name === exchange && typeof value === 'object' && value !== null && !Array.isArray(value);
  }),
  fails: [`result-codes.wrong-type-${exchange}`],
});

/** Fields by exchange. */
type Places = Readonly<Record<string, string>>;

function dyingIn(
  places: Places,
  fault: string,
  kind: string,
  isDeadly: (value: unknown, exchange: string) => boolean,
): GuideFault {
  return {
    fault,
    change: dyingOf(({ exchange, fields }) => {
      const field = places[exchange];
      return field !== undefined && isDeadly(fields[field], exchange);
    }),
    fails: Object.keys(places).map((exchange) => `result-codes.${kind}-${exchange}`),
  };
}

/** A query has up to 100 identifiers in one text. */
export const dyingOfLengths = (places: Places): GuideFault =>
  dyingIn(places, 'dies of identifiers that are too long', 'over-long', (value, exchange) => {
    const longest = exchange === 'queryInstance' ? 6499 : 64;
    return typeof value === 'string' && value.length > longest;
  });

export const dyingOfTypes = (places: Places): GuideFault =>
  dyingIn(places, 'dies of identifiers that are objects', 'wrong-type', (value) => {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  });

export const dyingOfValues = (places: Places, isKnown: (value: unknown) => boolean): GuideFault =>
  dyingIn(places, 'dies of values that it does not know', 'unknown-value', (value) => {
    return (typeof value === 'string' || typeof value === 'number') && !isKnown(value);
  });

export const takingNull = (exchange: string, field: string, weight: 'fails' | 'warns'): GuideFault => ({
  fault: `takes null for ${field} in ${exchange}`,
  change: reading(exchange, (fields) => (fields[field] === null ? { ...fields, [field]: 'null' } : fields)),
  [weight]: [`result-codes.wrong-type-${exchange}`],
});

/** @param value that it takes unknown ones for */
export const takingValue = (exchange: string, field: string, value: unknown): GuideFault => ({
  fault: `takes any ${field} in ${exchange}`,
  change: reading(exchange, (fields) => {
    const isOther = typeof fields[field] === typeof value && !isKnown(fields[field]);
    return isOther ? { ...fields, [field]: value } : fields;
  }),
  warns: [`result-codes.unknown-value-${exchange}`],
});

const isKnown = (value: unknown) =>
  typeof value === 'number' ? value < 4 : /^(UN)?FREEZE$|^NORMAL$/.test(String(value));

export const dyingOfValue = (exchange: string, field: string, ...known: readonly unknown[]): GuideFault => ({
  fault: `dies of an unknown ${field} in ${exchange}`,
  change: dyingOf(({ exchange: name, fields }) => {
    const value = fields[field];
    const isText = typeof value === 'string' || typeof value === 'number';
    return name === exchange && isText && !known.includes(value);
  }),
  fails: [`result-codes.unknown-value-${exchange}`],
});

/** Refuses one documented form of a request. */
export const intolerant = (
  id: `tolerance.${string}`,
  weight: 'fails' | 'warns',
  isMeant: (call: Call) => boolean,
): GuideFault => ({
  fault: `refuses what ${id} is about`,
  change: refusing(isMeant, failed),
  [weight]: [id],
});

/** Tells the token that it has made itself. */
export const tellingToken: GuideFault = {
  fault: 'tells the token that it expected',
  change: turningAway((answer, request) => {
    const now = parseTimeStamp(request.url.searchParams.get('timeStamp') ?? '', 'Z') ?? 0;
    const signed = authToken.sign(request, { key: guideKey }, { now, nonce: '' });
    return { ...answer, resultMsg: `expected ${signed.url.searchParams.get('authToken')}` };
  }),
  fails: ['safety.expected-signature'],
};

export const agentsSafety: readonly GuideFault[] = [
  {
    fault: 'shows its access key to whoever has no right token',
    change: withKey,
    fails: ['safety.access-key'],
  },
  {
    fault: 'tells the token that it expected',
    change: turningAway((answer, { headers }) => {
      const parts = (headers.get('authorization') ?? '').replace('Bearer ', '').split('.').slice(0, 2);
      const right = createHmac('sha256', guideKey).update(parts.join('.')).digest('base64url');
      return { ...answer, error: `expected ${right}` };
    }),
    fails: ['safety.expected-signature'],
  },
  {
    fault: 'shows the stack trace of a framework',
    change: turningAway((answer) => ({
      ...answer,
      error: 'Error: token\n    at check (/app/src/token.js:3:9)',
    })),
    fails: ['safety.internals'],
  },
];
