import { isRecord, recordAt } from '../../generator/load/openapi.ts';
import type { Model, ResultRole } from '../../generator/model/model.ts';
import type { Exchanged } from '../exchanged.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import { answerSchema, fieldsOf, resolved } from '../merchant/schema-fields.ts';
import type { Severity } from '../result.ts';
import { codeOf, describeAnswer, isAccepted, isReadable, readingFor, successWords } from './answer.ts';
import { Violation } from './verdict.ts';

/**
 * Expects that a call went through.
 *
 * @param rule what was sent, so that the message reads on: "… was refused."
 */
export function expectAccepted(exchanged: Exchanged, rule: string, severity?: Severity): void {
  if (isAccepted(exchanged)) return;
  throw new Violation({
    message: `${rule} was ${isReadable(exchanged) ? 'refused' : 'not answered with a result code'}.`,
    expected: successWords(exchanged),
    actual: describeAnswer(exchanged),
    exchanged,
    severity,
  });
}

/**
 * Expects that a call was turned away. An HTTP refusal without any result code counts here, since other checks name it.
 *
 * @param rule what was sent, so that the message reads on: "… was accepted."
 * @param roles what the result codes that are right stand for
 * @param otherwise severity of another refusal
 * @param ifAccepted severity when it was accepted
 */
export function expectRefused(
  exchanged: Exchanged,
  rule: string,
  roles: readonly ResultRole[],
  otherwise?: Severity,
  ifAccepted?: Severity,
): void {
  const code = codeOf(exchanged);
  const { status } = exchanged.received;
  const reading = readingFor(exchanged);
  const allowed = [...new Set(roles.flatMap((role) => reading.codes[role] ?? []))];
  const isByStatus = reading.code === undefined ? status >= 300 : status >= 400 && status < 500;
  if (code === undefined ? isByStatus : allowed.includes(code)) return;
  const accepted = isAccepted(exchanged);
  throw new Violation({
    message: `${rule} was ${accepted ? 'accepted' : code === undefined ? 'neither accepted nor refused in the documented way' : `refused with another code than ${allowed.join(' or ')}`}.`,
    expected: reading.code === undefined ? 'HTTP 401 or 403' : `${reading.code} ${allowed.join(' or ')}`,
    actual: describeAnswer(exchanged),
    exchanged,
    severity: accepted ? ifAccepted : code === undefined ? undefined : otherwise,
  });
}

/** Expects a refusal by some result code: neither success nor a crash. */
export function expectRefusalCode(exchanged: Exchanged, rule: string, severity?: Severity): void {
  const code = codeOf(exchanged);
  if (code !== undefined && !isAccepted(exchanged)) return;
  const reading = readingFor(exchanged);
  throw new Violation({
    message: `${rule} was ${code === undefined ? 'not answered with a result code' : 'accepted'}.`,
    expected: `a refusal, best ${reading.code} ${reading.codes.invalid}`,
    actual: describeAnswer(exchanged),
    exchanged,
    severity: code === undefined ? undefined : severity,
  });
}

/** A text that the answer to a creation must hold, no longer than the document says. */
export function expectGiven(model: Model, exchanged: Exchanged, field: string): string {
  const { json } = exchanged.received;
  const value = isRecord(json) ? json[field] : undefined;
  const longest = longestOf(model, exchanged.exchange, field);
  if (typeof value === 'string' && value !== '' && value.length <= longest) return value;
  const { asynchronous, codes, code } = readingFor(exchanged);
  const length = longest === Number.POSITIVE_INFINITY ? 'a text' : `a string of 1 to ${longest} characters`;
  throw new Violation({
    message: `The answer to ${exchanged.exchange} has ${value === undefined ? 'no' : 'no fitting'} ${field}.`,
    expected: `${field}: ${length}${asynchronous ? `, with ${code} ${codes.pending} too` : ''}`,
    actual: `${field}: ${JSON.stringify(value) ?? 'missing'}`,
    exchanged,
  });
}

function longestOf(model: Model, exchange: string, field: string): number {
  const fields = fieldsOf(model, answerSchema(model, exchangeOf(model, exchange)));
  const longest = resolved(model, recordAt(fields, field))['maxLength'];
  return typeof longest === 'number' ? longest : Number.POSITIVE_INFINITY;
}
