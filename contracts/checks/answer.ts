import { isRecord, listAt, textAt } from '../../generator/load/openapi.ts';
import type { ResultRole } from '../../generator/model/model.ts';
import type { Exchanged, Reading } from '../exchanged.ts';

/** The callbacks' common result codes by their role, https://support.huaweicloud.com/accessg-marketplace/zh-cn_topic_0070649421.html */
const codes = {
  success: '000000',
  unauthorized: '000001',
  invalid: '000002',
  unknown: '000003',
  pending: '000004',
} as const;

/** How an answer is read: as its document says or, when it came without one, by the common codes. */
export function readingFor({ reading, exchange }: Exchanged): Reading {
  return (
    reading ?? { code: 'resultCode', message: 'resultMsg', codes, asynchronous: exchange === 'newInstance' }
  );
}

/**
 * The result code of an answer; `undefined` when it has none. A number is read as the code it was meant to be, since
 * its type is judged by a check of its own.
 */
export function codeOf(exchanged: Exchanged): string | undefined {
  const { json } = exchanged.received;
  const field = readingFor(exchanged).code;
  const code = isRecord(json) && field !== undefined ? json[field] : undefined;
  if (typeof code === 'number') return String(code).padStart(6, '0');
  return typeof code === 'string' ? code : undefined;
}

/** The answer has the code of one of these roles. */
export function hasRole(exchanged: Exchanged, ...roles: readonly ResultRole[]): boolean {
  const code = codeOf(exchanged);
  return code !== undefined && roles.some((role) => readingFor(exchanged).codes[role] === code);
}

/** The answer was given by something that knows the guide: it has a result code, or the guide knows none. */
export function isReadable(exchanged: Exchanged): boolean {
  return readingFor(exchanged).code === undefined || codeOf(exchanged) !== undefined;
}

/** The call went through: done or, where that counts, being done. */
export function isAccepted(exchanged: Exchanged): boolean {
  const { code, asynchronous } = readingFor(exchanged);
  const { status } = exchanged.received;
  if (code === undefined) return status >= 200 && status < 300;
  return hasRole(exchanged, 'success') || (asynchronous && hasRole(exchanged, 'pending'));
}

/** What a success looks like. */
export function successWords(exchanged: Exchanged): string {
  const { code, asynchronous, codes: known } = readingFor(exchanged);
  if (code === undefined) return 'HTTP 200';
  const pending = asynchronous && known.pending !== undefined ? ` or ${known.pending}` : '';
  return `${code} ${known.success}${pending}`;
}

/** Entries of the `info` list in the answer to a query. */
export function entriesIn({ received }: Exchanged): readonly Readonly<Record<string, unknown>>[] {
  return listAt(received.json, 'info').filter(isRecord);
}

/** The entry of one instance in the answer to a query. */
export function entryOf(
  exchanged: Exchanged,
  instanceId: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  return entriesIn(exchanged).find((entry) => entry['instanceId'] === instanceId);
}

/** The kernel of an answer in a few words: `resultCode 000000 (success), HTTP 200`. */
export function describeAnswer(exchanged: Exchanged): string {
  const { status, headers, body, json } = exchanged.received;
  const reading = readingFor(exchanged);
  const code = codeOf(exchanged);
  if (code === undefined) {
    const type = headers['content-type'] ?? 'no content type';
    const form = json === undefined ? ', not JSON' : reading.code === undefined ? '' : `, no ${reading.code}`;
    return body === '' ? `HTTP ${status} with an empty body` : `HTTP ${status}, ${type}${form}`;
  }
  const text = textAt(json, reading.message);
  return `${reading.code} ${code}${text === '' ? '' : ` (${shorten(text, 120)})`}, HTTP ${status}`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
