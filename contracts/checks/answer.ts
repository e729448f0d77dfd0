import { isRecord, listAt, textAt } from '../../generator/load/openapi.ts';
import type { Exchanged } from '../exchanged.ts';

/** Result codes by their role, https://support.huaweicloud.com/accessg-marketplace/zh-cn_topic_0070649421.html */
export const codes = {
  success: '000000',
  unauthorized: '000001',
  invalid: '000002',
  unknown: '000003',
  pending: '000004',
} as const;

/**
 * The result code of an answer; `undefined` when it has none. A number is read as the code it was meant to be, since
 * its type is judged by a check of its own.
 */
export function codeOf({ received: { json } }: Exchanged): string | undefined {
  const code = isRecord(json) ? json['resultCode'] : undefined;
  if (typeof code === 'number') return String(code).padStart(6, '0');
  return typeof code === 'string' ? code : undefined;
}

/** The call went through: done, or for a creation also being done. */
export function isAccepted(exchanged: Exchanged): boolean {
  const code = codeOf(exchanged);
  return code === codes.success || (exchanged.exchange === 'newInstance' && code === codes.pending);
}

/** The instance ID in the answer to a creation; empty when there is none. */
export function instanceIdIn({ received }: Exchanged): string {
  return textAt(received.json, 'instanceId');
}

/** Entries of the `info` list in the answer to a query. */
export function entriesIn({ received }: Exchanged): readonly Readonly<Record<string, unknown>>[] {
  return listAt(received.json, 'info').filter(isRecord);
}

/** The entry of one instance in the answer to a query. */
export function entryOf(
  exchanged: Exchanged,
  instanceId: string,
): Readonly<Record<string, unknown>> | undefined {
  return entriesIn(exchanged).find((entry) => entry['instanceId'] === instanceId);
}

/** The kernel of an answer in a few words: `resultCode 000000 (success), HTTP 200`. */
export function describeAnswer(exchanged: Exchanged): string {
  const { status, headers, body, json } = exchanged.received;
  const code = codeOf(exchanged);
  if (code === undefined) {
    const type = headers['content-type'] ?? 'no content type';
    const form = json === undefined ? 'not JSON' : 'no resultCode';
    return body === '' ? `HTTP ${status} with an empty body` : `HTTP ${status}, ${type}, ${form}`;
  }
  const text = textAt(json, 'resultMsg');
  return `resultCode ${code}${text === '' ? '' : ` (${shorten(text, 120)})`}, HTTP ${status}`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
