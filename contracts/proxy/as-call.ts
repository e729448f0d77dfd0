import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { canonicalJson, parseJson } from '../../runtime/signing/canonical-json.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { debuggingMark } from '../merchant/debugging-mark.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Calls } from '../result.ts';

type Message = Pick<SignableRequest, 'url' | 'body'>;

/**
 * A request as a debugging or a real call, marked as its document says: in the query or in the body, as text or as a
 * number, or not at all. What is such a call already stays untouched, and so does a body that is no JSON object; else the
 * body is printed anew, as the platform prints it.
 *
 * @see SaaS guide V2.0, `testFlag` of all callbacks (zh-cn_topic_0070649414)
 */
export function asCall(model: Model, exchange: Exchange, message: Message, calls: Calls): Message {
  const [mark] = Object.entries(debuggingMark(model, exchange, calls));
  if (mark === undefined) return message;
  const [name, value] = mark;
  if (exchange.body === undefined) {
    const url = new URL(message.url);
    if (fits(url.searchParams.get(name) ?? undefined, value)) return message;
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
    return { ...message, url };
  }
  const fields = objectIn(message.body);
  if (fields === undefined || fits(fields[name], value)) return message;
  const { [name]: _old, ...others } = fields;
  return { ...message, body: printed(value === undefined ? others : { ...others, [name]: value }) };
}

/** Real calls may have the mark, too, as long as it is 0. */
function fits(found: unknown, wanted: unknown): boolean {
  return found === undefined ? wanted === undefined : textOf(found) === textOf(wanted ?? 0);
}

/** Numbers of the body come as they were written, not as numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function objectIn(body: Uint8Array): Fields | undefined {
  try {
    const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function printed(fields: Fields): Uint8Array {
  return new TextEncoder().encode(canonicalJson(fields, 'all'));
}
