import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchanged } from '../exchanged.ts';
import { codeOf, codes, describeAnswer, isAccepted } from './answer.ts';
import { type Severity, Violation } from './verdict.ts';

/**
 * Expects that a call went through.
 *
 * @param rule what was sent, so that the message reads on: "… was refused."
 */
export function expectAccepted(exchanged: Exchanged, rule: string, severity?: Severity): void {
  if (isAccepted(exchanged)) return;
  throw new Violation({
    message: `${rule} was ${codeOf(exchanged) === undefined ? 'not answered with a result code' : 'refused'}.`,
    expected: exchanged.exchange === 'newInstance' ? 'resultCode 000000 or 000004' : 'resultCode 000000',
    actual: describeAnswer(exchanged),
    exchanged,
    severity,
  });
}

/**
 * Expects that a call was turned away. An HTTP refusal without any result code counts here, since other checks name it.
 *
 * @param rule what was sent, so that the message reads on: "… was accepted."
 * @param allowed result codes that are right
 * @param otherwise severity of another refusal
 */
export function expectRefused(
  exchanged: Exchanged,
  rule: string,
  allowed: readonly string[],
  otherwise?: Severity,
): void {
  const code = codeOf(exchanged);
  const { status } = exchanged.received;
  if (code === undefined ? status >= 400 && status < 500 : allowed.includes(code)) return;
  const accepted = isAccepted(exchanged);
  throw new Violation({
    message: `${rule} was ${accepted ? 'accepted' : code === undefined ? 'neither accepted nor refused in the documented way' : `refused with another code than ${allowed.join(' or ')}`}.`,
    expected: `resultCode ${allowed.join(' or ')}`,
    actual: describeAnswer(exchanged),
    exchanged,
    severity: accepted || code === undefined ? undefined : otherwise,
  });
}

/** Expects a refusal by some result code: neither success nor a crash. */
export function expectRefusalCode(exchanged: Exchanged, rule: string, severity?: Severity): void {
  const code = codeOf(exchanged);
  if (code !== undefined && !isAccepted(exchanged)) return;
  throw new Violation({
    message: `${rule} was ${code === undefined ? 'not answered with a result code' : 'accepted'}.`,
    expected: `a refusal, best resultCode ${codes.invalid}`,
    actual: describeAnswer(exchanged),
    exchanged,
    severity: code === undefined ? undefined : severity,
  });
}

/** The instance ID in the answer to a creation. */
export function expectInstanceId(exchanged: Exchanged): string {
  const { json } = exchanged.received;
  const instanceId = isRecord(json) ? json['instanceId'] : undefined;
  if (typeof instanceId === 'string' && instanceId !== '' && instanceId.length <= 64) return instanceId;
  throw new Violation({
    message: `The answer to newInstance has ${instanceId === undefined ? 'no' : 'no fitting'} instanceId.`,
    expected: 'instanceId: a string of 1 to 64 characters, with resultCode 000004 too',
    actual: `instanceId: ${JSON.stringify(instanceId) ?? 'missing'}`,
    exchanged,
  });
}
