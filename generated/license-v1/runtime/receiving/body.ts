import type { SignableRequest } from '../signing/scheme.ts';
import { readText } from './parameters.ts';
import { isPrototypeKey, parseJson } from './parse-json.ts';
import { Refused } from './refused.ts';
import type { BodyDefinition, BodyFormat, PartDefinition } from './service.ts';

const json: BodyDefinition = { format: 'json' };

/**
 * The value of a body; `undefined` when it is empty. Parts of a multipart body are strings, JSON values (when the
 * document or else their own type says so) or `File`s.
 *
 * @throws Refused for a body that can't be read as its format
 */
export async function parseBody(request: SignableRequest, definition = json): Promise<unknown> {
  if (request.body.byteLength === 0) return undefined;
  try {
    return await read(request, definition);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new Refused('invalid', `the body is not ${words[definition.format]} (${reason})`);
  }
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

function read(
  { headers, body }: SignableRequest,
  { format, fields = [], parts = [] }: BodyDefinition,
): unknown {
  switch (format) {
    case 'json':
      return parseJson(utf8.decode(body));
    case 'form': {
      const form = new URLSearchParams(utf8.decode(body));
      const names = new Set<string>();
      form.forEach((_text, name) => void names.add(name));
      return objectOf(
        [...names].map((name) => {
          const definition = fields.find((field) => field.name === name) ?? { name, type: 'string' };
          return [name, readText(form.getAll(name), definition)];
        }),
      );
    }
    case 'multipart':
      return readParts(headers, body, parts);
    case 'text':
    case 'events':
    case 'lines':
      return utf8.decode(body);
    case 'bytes':
      return body;
  }
}

/** Fields under the names that came with them. */
function objectOf(fields: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(([name, value]) => !isPrototypeKey(name, value)));
}

async function readParts(
  headers: Headers,
  body: Uint8Array,
  definitions: readonly PartDefinition[],
): Promise<Record<string, unknown>> {
  const type = headers.get('content-type') ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const parts: Promise<readonly [string, unknown]>[] = [];
  const types = new Map(definitions.map(({ name, type }) => [name, type]));
  // Not `[...form]`: projects without TypeScript's library `dom.iterable` could not compile it.
  form.forEach((part, name) => void parts.push(readPart(name, part, types.get(name))));
  return objectOf(await Promise.all(parts));
}

async function readPart(
  name: string,
  part: File | string,
  type: PartDefinition['type'] | undefined,
): Promise<readonly [string, unknown]> {
  // A part without a file name has come as text, its own type lost; most HTTP clients send JSON parts so.
  if (typeof part === 'string' && type === 'file') return [name, new File([part], '')];
  if (typeof part === 'string') return [name, type === 'json' ? parseJson(part) : part];
  const isJson = type === 'json' || (type !== 'file' && /^application\/(?:.+\+)?json\b/.test(part.type));
  return [name, isJson ? parseJson(await part.text()) : part];
}
