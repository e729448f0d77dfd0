import type { SignatureFailure, VerifyOptions } from './scheme.ts';

/**
 * The first signing parameter that is absent or empty, as a failure.
 *
 * @param parameters name → value as sent, `''` when absent
 * @param kind where they travel: `query parameter`, `header`
 */
export function checkPresence(
  parameters: Readonly<Record<string, string>>,
  kind: string,
): SignatureFailure | undefined {
  for (const parameter in parameters) if (parameters[parameter] === '') return missing(parameter, kind);
  return undefined;
}

export function missing(parameter: string, kind: string): SignatureFailure {
  return { reason: 'missing', parameter, message: `The ${kind} "${parameter}" is missing or empty.` };
}

/** Reads a UNIX time: 13 digits are milliseconds, 10 digits seconds; `undefined` for all else. Returns milliseconds. */
export function parseUnixTime(text: string): number | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  return /^\d{10}$/.test(text) ? Number(text) * 1000 : undefined;
}

/**
 * Checks that a request was signed within the window around our clock, its ends included. Without a window every time
 * that can be read will do.
 *
 * @param time milliseconds since 1970, `undefined` when the parameter could not be read
 * @param format what the parameter should have looked like
 */
export function checkClock(
  parameter: string,
  time: number | undefined,
  format: string,
  { now, window }: VerifyOptions,
): SignatureFailure | undefined {
  if (time === undefined) {
    return { reason: 'malformed', parameter, message: `"${parameter}" is not ${format}.` };
  }
  if (window === undefined) return undefined;
  const late = (now - time) / 1000;
  if (Math.abs(late) <= window) return undefined;
  const side = late > 0 ? 'behind' : 'ahead of';
  const message = `"${parameter}" is ${Math.abs(late)} s ${side} our clock; at most ${window} s are allowed. Compare both clocks.`;
  return { reason: 'stale', parameter, message };
}

/** Refuses a nonce that was seen before. Call it once the signature holds, or strangers could use nonces up. */
export function checkNonce(
  parameter: string,
  nonce: string,
  { now, nonces }: VerifyOptions,
): SignatureFailure | undefined {
  if (nonces === undefined || !nonces.seen(nonce, now)) return undefined;
  return {
    reason: 'replayed',
    parameter,
    message: `This "${parameter}" was used before: the request is a replay.`,
  };
}
