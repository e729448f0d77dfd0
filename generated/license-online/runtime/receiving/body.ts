import type { SignableRequest } from '../signing/scheme.ts';
import { chooseBody } from './choose-body.ts';
import { readFields } from './parameters.ts';
import { parseJson } from './parse-json.ts';
import { readParts } from './parts.ts';
import { Refused } from './refused.ts';
import type { BodyDefinition, BodyFormat } from './service.ts';

const json: BodyDefinition = { format: 'json' };

/**
 * The value of a body; `undefined` when it is empty. Bytes are a `Blob`. Parts of a multipart body are strings, numbers,
 * booleans, JSON values (when the document or else their own type says so) or `File`s; only they take a promise.
 *
 * @throws Refused for a body that can't be read as its format, or whose type is not documented where several are
 */
export function parseBody(request: SignableRequest, definition = json): unknown {
  if (request.body.byteLength === 0) return undefined;
  const meant = definition.others === undefined ? definition : chooseBody(request.headers, definition);
  try {
    const value = read(request, meant);
    return value instanceof Promise ? value.catch((error: unknown) => refuse(meant, error)) : value;
  } catch (error) {
    return refuse(meant, error);
  }
}

function refuse({ format }: BodyDefinition, error: unknown): never {
  const reason = error instanceof Error ? error.message : 'unreadable';
  throw new Refused('invalid', `the body is not ${words[format]} (${reason})`);
}

const words = {
  json: 'JSON in UTF-8',
  form: 'a form in UTF-8',
  multipart: 'multipart/form-data',
  text: 'text in UTF-8',
  bytes: 'readable',
  events: 'text in UTF-8',
  lines: 'text in UTF-8',
} as const satisfies Record<BodyFormat, string>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function read(request: SignableRequest, { format, fields, parts }: BodyDefinition): unknown {
  const { body } = request;
  switch (format) {
    case 'json':
      return parseJson(utf8.decode(body));
    case 'form':
      return readFields(fields ?? [], utf8.decode(body));
    case 'multipart':
      return readParts(request.headers, body, parts ?? []);
    case 'text':
    case 'events':
    case 'lines':
      return utf8.decode(body);
    case 'bytes':
      return new Blob([new Uint8Array(body)], { type: request.headers.get('content-type') ?? '' });
  }
}
