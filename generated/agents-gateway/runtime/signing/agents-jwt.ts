import { Buffer } from 'node:buffer';
import { checkClock, missing, parseUnixTime } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureFailure, SignatureScheme } from './scheme.ts';

const HEADER = { alg: 'HS256', sign_type: 'SIGN' };
const LIFETIME = 300; // Seconds.

/**
 * Token of the Agents gateway: a JWT in the header `Authorization` that names the APP Key (AK, `credentials.id`) and is
 * signed with the APP Secret (SK, `credentials.key`). It covers neither URL nor body. It is valid for 5 minutes.
 *
 * @see "Agents gateway products, technical access" (zh-cn_topic_0000002497990256)
 */
export const agentsJwt: SignatureScheme = {
  name: 'agents-jwt',

  sign(request, { id, key }, { now }) {
    if (id === undefined) {
      throw new Error('agents-jwt signs with AK and SK, but the AK is missing: set credentials.id.');
    }
    const claims = { api_key: id, timestamp: now, exp: Math.floor(now / 1000) + LIFETIME };
    const content = `${encodePart(HEADER)}.${encodePart(claims)}`;
    const headers = new Headers(request.headers);
    headers.set('Authorization', `Bearer ${content}.${signatureOf(key, content)}`);
    return { ...request, headers };
  },

  verify(request, { id, key }, options) {
    const authorization = request.headers.get('Authorization');
    if (!authorization) return missing('Authorization', 'header');
    const token = parseToken(authorization.replace(/^Bearer +/i, ''));
    if (token === undefined) return malformed('Authorization', 'a JWT: header, claims and signature');
    const { header, claims, content, signature } = token;
    if (header['alg'] !== 'HS256') return malformed('alg', 'HS256, the only algorithm allowed');
    const { api_key: access, timestamp, exp } = claims;
    if (typeof access !== 'string' || access === '') return missing('api_key', 'claim');
    if (id !== undefined && access !== id) {
      return { reason: 'mismatch', parameter: 'api_key', message: 'The AK in "api_key" is not known here.' };
    }
    if (timestamp === undefined) return missing('timestamp', 'claim');
    const failure =
      checkClock('timestamp', readTime(timestamp), 'a UNIX time in milliseconds', options) ??
      checkExpiry(exp, options.now);
    if (failure) return failure;
    if (safeEqual(signature, signatureOf(key, content))) return undefined;
    const message = 'The signature does not fit the token. Is the SK the one that belongs to the AK?';
    return { reason: 'mismatch', parameter: 'Authorization', message };
  },
};

interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What is signed: header and claims as sent. */
  readonly content: string;
  readonly signature: string;
}

function parseToken(text: string): Token | undefined {
  const [headerPart = '', claimsPart = '', signature, ...rest] = text.split('.', 4);
  const header = decodePart(headerPart);
  const claims = decodePart(claimsPart);
  if (header === undefined || claims === undefined || !signature || rest.length > 0) return undefined;
  return { header, claims, content: `${headerPart}.${claimsPart}`, signature };
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decodePart(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The guide does not tell the unit of `exp`: seconds by RFC 7519, milliseconds by analogy with `timestamp`. */
function checkExpiry(exp: unknown, now: number): SignatureFailure | undefined {
  if (exp === undefined) return undefined;
  const time = readTime(exp);
  if (time === undefined) return malformed('exp', 'a UNIX time in seconds or milliseconds');
  if (now < time) return undefined;
  const message = `The token expired ${(now - time) / 1000} s ago, as "exp" says. Compare both clocks.`;
  return { reason: 'stale', parameter: 'exp', message };
}

function readTime(claim: unknown): number | undefined {
  return typeof claim === 'number' || typeof claim === 'string' ? parseUnixTime(String(claim)) : undefined;
}

function malformed(parameter: string, form: string): SignatureFailure {
  return { reason: 'malformed', parameter, message: `"${parameter}" is not ${form}.` };
}

function signatureOf(key: string, content: string): string {
  return hmacSha256('base64url', key, content);
}
