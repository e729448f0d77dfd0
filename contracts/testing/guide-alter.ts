import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { schemeNamed } from '../../runtime/signing/schemes.ts';
import {
  type Answer,
  type Call,
  type Fields,
  failed,
  type GuideChange,
  type GuideParts,
  guideKey,
  guideKeyId,
  type Shop,
  unauthorized,
} from './guide-merchant.ts';

type Later = Answer | Promise<Answer>;

/** Changes how requests are handled; `normally` does what the correct merchant would, with other fields if any. */
export function acting(
  act: (call: Call, normally: (fields?: Fields) => Later, shop: Shop) => Later,
): GuideChange {
  return (parts) => ({
    act: (call, shop) => act(call, (fields = call.fields) => parts.act({ ...call, fields }, shop), shop),
  });
}

/** Refuses some requests with an internal error. */
export function refusing(isMeant: (call: Call) => boolean, answer: Answer = failed): GuideChange {
  return acting((call, normally) => (isMeant(call) ? answer : normally()));
}

/** Refuses what it has seen before: requests of one exchange, told apart by some fields. */
export function refusingSecond(exchange: string, ...fields: readonly string[]): GuideChange {
  const seen = new Set<string>();
  return refusing((call) => {
    if (call.exchange !== exchange) return false;
    const key = JSON.stringify([call.test, ...fields.map((field) => call.fields[field])]);
    return seen.size === seen.add(key).size;
  });
}

/** Changes every answer to requests that were well signed. */
export function answering(change: (answer: Answer, call: Call) => Later): GuideChange {
  return acting(async (call, normally) => change(await normally(), call));
}

/** Changes how signatures are checked. */
export function authenticating(
  make: (normally: GuideParts['authenticate']) => GuideParts['authenticate'],
): GuideChange {
  return (parts) => ({ authenticate: make(parts.authenticate) });
}

/** Checks no signature of some requests. */
export function trusting(isMeant: (request: SignableRequest, text: string) => boolean): GuideChange {
  return authenticating((normally) => (request) => {
    const text = request.url.href + new TextDecoder().decode(request.body);
    return isMeant(request, text) ? undefined : normally(request);
  });
}

/** Understands another signature than the documented one, and no other. */
export function misreading(
  scheme: string,
  signatureOf: (request: SignableRequest) => { readonly sent: string; readonly wanted: string },
): GuideChange {
  return authenticating((normally) => (request) => {
    const { sent, wanted } = signatureOf(request);
    if (sent !== wanted) return sent === '' ? normally(request) : unauthorized;
    const credentials = { key: guideKey, id: guideKeyId };
    // What remains is judged over a documented signature of the same moment.
    return normally(
      schemeNamed(scheme).sign(request, credentials, { now: Date.now(), nonce: crypto.randomUUID() }),
    );
  });
}

/** Writes its answers to the wire in another way. */
export function writing(
  status: (answer: Answer) => number,
  type = 'application/json',
  text?: (usual: string) => string,
): GuideChange {
  return (parts) => ({
    respond(response, answer, headers) {
      const { httpStatus, ...body } = answer;
      const usual = JSON.stringify(body);
      const sent = text?.(usual) ?? usual;
      response.writeHead(status(answer), { 'content-type': type, ...headers }).end(sent);
    },
    headers: parts.headers,
  });
}

/** Two changes, one upon the other. */
export function both(first: GuideChange, second: GuideChange): GuideChange {
  return (parts) => {
    const changed = { ...parts, ...first(parts) };
    return { ...changed, ...second(changed) };
  };
}
