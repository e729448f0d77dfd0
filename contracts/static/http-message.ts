import { isRecord, recordAt, textAt } from '../../generator/load/openapi.ts';
import { isJsonType } from '../../generator/model/media-type.ts';

/** A value that may come several times under its name. */
export interface Named {
  readonly name: string;
  readonly values: readonly string[];
}

export interface PactBody {
  /** Media type with its parameters; empty where the pact names none. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Keys that lead from the request or response to the content. */
  readonly at: readonly string[];
}

/** A request or a response of a pact, whatever version of the Pact specification it is written in. */
export interface PactMessage {
  readonly headers: readonly Named[];
  /** `undefined` where the pact says nothing of a body, or that there is none. */
  readonly body: PactBody | undefined;
}

export interface PactRequest extends PactMessage {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly query: readonly Named[];
}

export interface PactResponse extends PactMessage {
  readonly status: number;
}

/** What is no request or response of a pact. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
  /** Keys that lead to it from the interaction. */
  readonly at: readonly string[];

  constructor(at: readonly string[], message: string) {
    super(message);
    this.at = at;
  }
}

/** @throws MalformedError */
export function requestOf(interaction: unknown, version: number): PactRequest {
  const request = partOf(interaction, 'request');
  const method = textAt(request, 'method');
  const path = textAt(request, 'path');
  if (method === '') throw new MalformedError(['request'], 'The request has no method');
  if (!path.startsWith('/'))
    throw new MalformedError(['request'], 'The request has no path that begins with /');
  const query = request['query'];
  return {
    method: method.toUpperCase(),
    path: path.split('?')[0] ?? path,
    query: typeof query === 'string' ? queryIn(query) : namedIn(query, ['request', 'query']),
    ...messageOf(request, version, 'request'),
  };
}

/** @throws MalformedError */
export function responseOf(interaction: unknown, version: number): PactResponse {
  const response = partOf(interaction, 'response');
  const { status = 200 } = response;
  if (typeof status !== 'number') throw new MalformedError(['response', 'status'], 'The status is no number');
  return { status, ...messageOf(response, version, 'response') };
}

function partOf(interaction: unknown, name: string): Readonly<Record<string, unknown>> {
  const part = isRecord(interaction) ? interaction[name] : undefined;
  if (isRecord(part)) return part;
  throw new MalformedError([], `The interaction has no ${name}`);
}

function messageOf(part: Readonly<Record<string, unknown>>, version: number, name: string): PactMessage {
  const headers = namedIn(part['headers'], [name, 'headers']);
  const named = headers.find((header) => header.name.toLowerCase() === 'content-type')?.values[0] ?? '';
  const body = version >= 4 ? wrappedBody(part, named) : plainBody(part['body'], named);
  return { headers, body };
}

/** Versions 1 to 3 have the body as it is: JSON, or the text of anything else. */
function plainBody(body: unknown, contentType: string): PactBody | undefined {
  if (body === undefined || body === null) return undefined;
  const text = typeof body === 'string' && !(isJsonType(contentType) && !isJsonText(body));
  return bodyWith(text ? body : JSON.stringify(body), contentType || (text ? '' : 'application/json'), [
    'body',
  ]);
}

/** Version 4 wraps it, with its type and its encoding. */
function wrappedBody(part: unknown, named: string): PactBody | undefined {
  const body = recordAt(part, 'body');
  const { content, encoded = false } = body;
  if (content === undefined || content === null) return undefined;
  const contentType = named || textAt(body, 'contentType');
  const at = ['body', 'content'];
  if (typeof content === 'string' && encoded !== false) {
    const isBase64 = encoded === true || String(encoded).toLowerCase() === 'base64';
    return bodyWith(isBase64 ? Buffer.from(content, 'base64') : content, contentType, at);
  }
  const text = typeof content === 'string' && !isJsonType(contentType);
  return bodyWith(text ? content : JSON.stringify(content), contentType, at);
}

function bodyWith(content: string | Uint8Array, contentType: string, at: readonly string[]): PactBody {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { bytes, contentType, at };
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Version 1 and 2 write a query as it stands in an address. */
function queryIn(text: string): Named[] {
  const query = new URLSearchParams(text);
  return [...new Set(query.keys())].map((name) => ({ name, values: query.getAll(name) }));
}

function namedIn(value: unknown, at: readonly string[]): Named[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) throw new MalformedError(at, 'This is neither a text nor an object');
  return Object.entries(value).map(([name, held]) => ({ name, values: textsIn(held, [...at, name]) }));
}

/** One text, a list of texts, or values with matchers among them as some tools write them. */
function textsIn(held: unknown, at: readonly string[]): string[] {
  if (Array.isArray(held)) return held.flatMap((item) => textsIn(item, at));
  if (['string', 'number', 'boolean'].includes(typeof held)) return [String(held)];
  if (held === null) return [''];
  throw new MalformedError(at, 'This is neither a text nor a list of texts');
}
