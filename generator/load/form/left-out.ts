import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../openapi.ts';
import type { Node } from './map-document.ts';

/** What the rules of `expressible.ts` tell is left out, is left out here. */

/** A path item without what `fetch` can't send: a request with TRACE, a body with GET or HEAD. */
export function sendable(item: Node): Node {
  const bodiless = ['get', 'head'].filter((method) => 'requestBody' in recordAt(item, method));
  if (bodiless.length === 0 && !('trace' in item)) return item;
  const { trace: _left, ...rest } = item;
  const operations = bodiless.map((method) => {
    const { requestBody: _body, ...operation } = recordAt(item, method);
    return [method, operation];
  });
  return { ...rest, ...Object.fromEntries(operations) };
}

/** An operation whose responses are all responses: extensions and other data may stand among them. */
export function withRealResponses(operation: Node): Node {
  const responses = Object.entries(recordAt(operation, 'responses'));
  const real = responses.filter(([status, response]) => isRecord(response) && !status.startsWith('x-'));
  return real.length === responses.length ? operation : { ...operation, responses: Object.fromEntries(real) };
}

/** A path item or operation without the parameters that OpenAPI says are none, or that are HTTP's own. */
export function withoutPlainHeaders(openapi: OpenApi, holder: Node): Node {
  const parameters = listAt(holder, 'parameters');
  const kept = parameters.filter((parameter) => plainHeader(dereference(openapi, parameter)) === undefined);
  return kept.length === parameters.length ? holder : { ...holder, parameters: kept };
}

/** Bodies and security schemes say what stands in these. */
const ignored = ['accept', 'content-type', 'authorization'];
/** `fetch` writes these itself: other values than its own break the request, or say what is not so. */
const ofHttp = [
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
];

/** Whose a header parameter is that is none of a document's own. */
export function plainHeader(parameter: unknown): 'OpenAPI' | 'HTTP' | undefined {
  if (textAt(parameter, 'in') !== 'header') return undefined;
  const name = textAt(parameter, 'name').toLowerCase();
  return ignored.includes(name) ? 'OpenAPI' : ofHttp.includes(name) ? 'HTTP' : undefined;
}
