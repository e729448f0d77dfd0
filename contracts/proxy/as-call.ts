import { isRecord } from '../../generator/load/openapi.ts';
import { canonicalJson, parseJson } from '../../runtime/signing/canonical-json.ts';
import type { Calls } from '../result.ts';

/** Body field that marks a debugging call with `"1"`, and that real calls do not have. */
const marker = 'testFlag';

/**
 * A body as a debugging or a real call. The given bytes come back untouched when they are such a call already, or no
 * JSON object; else it is printed anew, as the platform prints it.
 *
 * @see SaaS guide V2.0, `testFlag` of all callbacks (zh-cn_topic_0070649414)
 */
export function asCall(body: Uint8Array, calls: Calls | undefined): Uint8Array {
  const fields = calls === undefined ? undefined : objectIn(body);
  if (fields === undefined) return body;
  const { [marker]: marked, ...others } = fields;
  if (calls === 'real') return marked === undefined ? body : printed(others);
  return marked === '1' ? body : printed({ ...others, [marker]: '1' });
}

function objectIn(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function printed(fields: Readonly<Record<string, unknown>>): Uint8Array {
  return new TextEncoder().encode(canonicalJson(fields, 'all'));
}
