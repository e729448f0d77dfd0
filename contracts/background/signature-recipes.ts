import { createHmac } from 'node:crypto';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';

/** How a scheme signs, for somebody who has to write it. */
export interface Recipe {
  readonly words: string;
  /** Steps in between for a request that was signed so: a name and its value, none of which gives the key away. */
  steps(request: SignableRequest, key: string): Readonly<Record<string, string>>;
}

/** By name of the scheme; the long form is in `spec/vectors/README.md`, with worked examples. */
export const recipes: Readonly<Record<string, Recipe>> = {
  'saas-v2': {
    words:
      'The platform signs so: bodyHash = lower-case hex(HMAC-SHA256(access key, raw body)); signature = hex(HMAC-SHA256(access key, access key + nonce + timestamp + bodyHash)). signature, timestamp (milliseconds, at most 60 s from your clock) and nonce come in the query. Compare without regard to case.',
    steps: ({ body }, key) => ({ bodyHash: createHmac('sha256', key).update(body).digest('hex') }),
  },
  'kit-v2': {
    words:
      'The platform signs so: x-sign = hex(HMAC-SHA256(access key, access key + x-nonce + x-timestamp + raw body)). The three headers come with the request; x-timestamp is in milliseconds, at most 60 s from your clock. Compare without regard to case.',
    steps: () => ({}),
  },
  'auth-token': {
    words:
      'The platform signs so: take all query parameters but authToken, decoded once, sort them by name (capital letters first) and join them as name=value with &; authToken = base64(HMAC-SHA256(key + timeStamp, that text)).',
    steps: ({ url }) => ({ text: joined([...url.searchParams].filter(([name]) => name !== 'authToken')) }),
  },
  'auth-token-header': {
    words:
      'The platform signs so: take all members of the body that are not blank, sort them by name (capital letters first) and join them as name=value with &; the header authToken = base64(HMAC-SHA256(key + timeStamp, that text)), where timeStamp is the one of the body.',
    steps: ({ body }) => {
      const members = Object.entries(JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>);
      const texts = members.map(([name, value]) => [name, textOf(value)] as const);
      return { text: joined(texts.filter(([, text]) => text.trim() !== '')) };
    },
  },
  'agents-jwt': {
    words:
      'The platform sends a JWT in the header Authorization, as Bearer: signed with HS256 and the APP Secret, its claim api_key is the APP Key, timestamp is in milliseconds, and it is valid for 5 minutes.',
    steps: () => ({}),
  },
};

function joined(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first === null || first === undefined) return '';
  return typeof first === 'string' ? first : JSON.stringify(first);
}
