import { isJsonType } from '../../../generator/model/media-type.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { bodyLimit } from '../../answer-request.ts';
import type { Behaviours, Decision } from '../../behaviour.ts';

/** The gateway's own answer to a body that it does not let through. */
export function tooLarge({ body }: SignableRequest): Decision | undefined {
  return body.byteLength > bodyLimit ? { example: 'APIGW.0201', status: 413 } : undefined;
}

/** The calls about licence codes have codes of their own for what is no JSON. */
export function unreadable(request: SignableRequest): Decision | undefined {
  const refusal = otherType(request);
  if (refusal !== undefined) return refusal;
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
    return undefined;
  } catch {
    return { example: '95000004' };
  }
}

/** Behaviours that refuse JSON under another media type. */
export function jsonOnly(behaviours: Behaviours): Behaviours {
  const entries = Object.entries(behaviours).map(([name, behave]): [string, typeof behave] => [
    name,
    (input, request) => otherType(request) ?? behave(input, request),
  ]);
  return Object.fromEntries(entries);
}

function otherType({ headers }: SignableRequest): Decision | undefined {
  const type = headers.get('content-type') ?? 'none';
  return isJsonType(type.toLowerCase())
    ? undefined
    : { example: '95000003', cause: `the content type is ${type}, not application/json` };
}
