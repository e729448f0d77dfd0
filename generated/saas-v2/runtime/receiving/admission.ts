import type { NonceCache, SignableRequest } from '../signing/scheme.ts';
import { describeFaults } from '../validation/fault.ts';
import { readParameters } from './parameters.ts';
import { Refused } from './refused.ts';
import type { Candidate } from './route.ts';
import type { Dispatch, IncomingExchange } from './service.ts';

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
  const failure = scheme.verify(request, credentials, { now, window, nonces });
  if (failure === undefined) return;
  const { reason, parameter } = failure;
  const incomplete = reason === 'missing' || reason === 'malformed';
  const late = reason === 'stale' || (incomplete && timeParameter.test(parameter));
  throw new Refused(late ? 'stale' : 'unauthorized', failure.message);
}

/**
 * The first of several exchanges that takes a request as it is, and what its handler is called with: the body alone when
 * it has no parameters, else `{ path, query, …, body }`.
 *
 * @throws Refused with the reason of the first one when none takes it
 */
export function admit<Exchange extends IncomingExchange>(
  candidates: readonly Candidate<Exchange>[],
  request: SignableRequest,
  body: unknown,
): { readonly exchange: Exchange; readonly input: unknown } {
  let refused: unknown;
  for (const candidate of candidates) {
    try {
      return { exchange: candidate.exchange, input: validInput(candidate, request, body) };
    } catch (error) {
      refused ??= error;
    }
  }
  throw refused;
}

/**
 * The exchanges that a request may be meant for among those that share method and path: at least one.
 *
 * @throws Refused for an unknown value of the dispatch parameter
 */
export function dispatch<Exchange extends IncomingExchange>(
  rule: Dispatch | undefined,
  candidates: readonly Candidate<Exchange>[],
  url: URL,
  body: unknown,
): readonly Candidate<Exchange>[] {
  if (rule === undefined || candidates.every(isAlone)) return candidates;
  const activity = activityIn(rule, url, body);
  const chosen = candidates.filter(({ exchange }) => exchange.activity === activity);
  if (chosen.length > 0) return chosen;
  const known = candidates.map(({ exchange }) => exchange.activity).join(', ');
  throw new Refused(
    'invalid',
    activity === undefined || activity === null
      ? `${rule.name} is missing`
      : `unknown ${rule.name}, known: ${known}`,
  );
}

function isAlone({ exchange }: Candidate<IncomingExchange>): boolean {
  return exchange.activity === undefined;
}

/** The value that tells callbacks on one address apart. */
export function activityIn({ in: place, name }: Dispatch, url: URL, body: unknown): unknown {
  if (place === 'query') return url.searchParams.get(name);
  return isRecord(body) && Object.hasOwn(body, name) ? body[name] : undefined;
}

function validInput(
  { exchange, path }: Candidate<IncomingExchange>,
  request: SignableRequest,
  body: unknown,
): unknown {
  const input = exchange.parameters.length === 0 ? body : withParameters(exchange, path, request, body);
  if (input === undefined && exchange.body?.optional === true) return undefined;
  const checked = exchange.validateRequest(input);
  if (!checked.ok) throw new Refused('invalid', describeFaults(checked.faults));
  return checked.value;
}

function withParameters(
  { parameters }: IncomingExchange,
  path: Candidate<IncomingExchange>['path'],
  request: SignableRequest,
  body: unknown,
): Record<string, unknown> {
  const input: Record<string, unknown> = readParameters(parameters, path, request);
  if (body !== undefined) input['body'] = body;
  return input;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
