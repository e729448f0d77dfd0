import type { NonceCache, SignableRequest } from '../signing/scheme.ts';
import { readParameters } from './parameters.ts';
import type { Candidate } from './route.ts';
import type { IncomingExchange, RefusalRole, Service } from './service.ts';
import { describeFaults } from './validation.ts';

/** Thrown to refuse a request before any handler sees it. The message is fit for the sender. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly role: RefusalRole;

  constructor(role: RefusalRole, message: string) {
    super(message);
    this.role = role;
  }
}

/** @param limit bytes */
export function checkSize({ body }: SignableRequest, limit: number): void {
  if (body.byteLength > limit) throw new Refused('invalid', `body larger than ${limit} bytes`);
}

/** What says when a request was signed; at fault it makes the request stale, not forged. */
const timeParameter = /(?:^ts|timestamp|nonce|date)$/i;

/** @param now milliseconds since 1970 */
export function checkSignature(
  { signature }: Pick<IncomingExchange, 'signature'>,
  request: SignableRequest,
  now: number,
  nonces?: NonceCache,
): void {
  if (signature === undefined) return;
  const { scheme, credentials, window } = signature;
  const failure = scheme.verify(request, credentials, {
    now,
    window,
    ...(nonces === undefined ? {} : { nonces }),
  });
  if (failure === undefined) return;
  const { reason, parameter } = failure;
  const incomplete = reason === 'missing' || reason === 'malformed';
  const late = reason === 'stale' || (incomplete && timeParameter.test(parameter));
  throw new Refused(late ? 'stale' : 'unauthorized', failure.message);
}

/** Levels of a body; what is deeper would break those who walk it. */
const depthLimit = 100;

function isTooDeep(text: string): boolean {
  let depth = 0;
  // Strings are skipped as wholes: brackets in them nest nothing.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > depthLimit) return true;
  }
  return false;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of the body; `undefined` when it is empty. */
export function parseBody({ body }: SignableRequest): unknown {
  if (body.byteLength === 0) return undefined;
  try {
    const text = utf8.decode(body);
    if (isTooDeep(text)) throw new Error(`nested more than ${depthLimit} levels deep`);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Refused(
      'invalid',
      `the body is not JSON in UTF-8 (${error instanceof Error ? error.message : 'unreadable'})`,
    );
  }
}

/** Picks the exchange among those that share method and path. */
export function dispatch<Exchange extends IncomingExchange>(
  rule: Service['dispatch'],
  candidates: readonly Candidate<Exchange>[],
  url: URL,
  body: unknown,
): Candidate<Exchange> {
  const only = candidates[0];
  if (rule === undefined || only?.exchange.activity === undefined) {
    if (only === undefined) throw new Refused('invalid', 'nothing to dispatch to');
    return only;
  }
  const { in: place, name } = rule;
  const activity =
    place === 'query'
      ? url.searchParams.get(name)
      : isRecord(body) && Object.hasOwn(body, name)
        ? body[name]
        : undefined;
  const chosen = candidates.find(({ exchange }) => exchange.activity === activity);
  if (chosen !== undefined) return chosen;
  const known = candidates.map(({ exchange }) => exchange.activity).join(', ');
  throw new Refused(
    'invalid',
    activity === undefined || activity === null ? `${name} is missing` : `unknown ${name}, known: ${known}`,
  );
}

/** What an exchange is called with: its body alone when it has no parameters, else `{ path, query, …, body }`. */
export function validInput(
  { exchange, path }: Candidate<IncomingExchange>,
  { url, headers }: SignableRequest,
  body: unknown,
): unknown {
  const input =
    exchange.parameters.length === 0
      ? body
      : {
          ...readParameters(exchange.parameters, path, url, headers),
          ...(body === undefined ? {} : { body }),
        };
  if (input === undefined && exchange.bodyOptional === true) return undefined;
  const checked = exchange.validateRequest(input);
  if (!checked.ok) throw new Refused('invalid', describeFaults(checked.faults));
  return checked.value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
