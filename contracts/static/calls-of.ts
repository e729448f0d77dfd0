import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { debuggingMark } from '../merchant/debugging-mark.ts';
import type { Calls } from '../result.ts';
import { requestOf } from './http-message.ts';

/** What a request would be, sent as the pact has it: a debugging call bears the mark of one. */
export function callsOf(
  model: Model,
  exchange: Exchange | undefined,
  interaction: unknown,
  version: number,
): Calls {
  if (exchange === undefined) return 'real';
  const { query, body } = requestOf(interaction, version);
  const fields = body === undefined ? {} : jsonIn(body.bytes);
  const isMarked = ([name, value]: readonly [string, unknown]): boolean =>
    String(fields[name]) === String(value) ||
    query.some((each) => each.name === name && each.values.includes(String(value)));
  return Object.entries(debuggingMark(model, exchange, 'debug')).some(isMarked) ? 'debug' : 'real';
}

function jsonIn(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
