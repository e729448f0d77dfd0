import { readText } from './parameters.ts';
import { isPrototypeKey, parseJson } from './parse-json.ts';
import type { PartDefinition } from './service.ts';

/** The parts of a multipart body by name, each as the document says. */
export async function readParts(
  headers: Headers,
  body: Uint8Array,
  definitions: readonly PartDefinition[],
): Promise<Record<string, unknown>> {
  const type = headers.get('content-type') ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const found = new Map<string, (File | string)[]>();
  // Not `[...form]`: projects without TypeScript's library `dom.iterable` could not compile it.
  form.forEach((part, name) => void found.set(name, [...(found.get(name) ?? []), part]));
  const read = [...found].map(async ([name, parts]): Promise<readonly [string, unknown]> => {
    const definition = definitions.find((each) => each.name === name);
    const values = await Promise.all(parts.map((part) => readPart(part, definition?.type)));
    return [name, definition === undefined ? values.at(-1) : valueIn(values, definition)];
  });
  const fields = await Promise.all(read);
  return Object.fromEntries(fields.filter(([name, value]) => !isPrototypeKey(name, value)));
}

/** A list of JSON may come as one part, too. */
function valueIn(
  values: readonly unknown[],
  { type, many = false, single = false }: PartDefinition,
): unknown {
  const [first] = values;
  const isList = type === 'json' && values.length === 1 && Array.isArray(first);
  if (many) return isList || (single && values.length === 1) ? first : values;
  return type === 'json' && values.length > 1 ? values : values.at(-1);
}

async function readPart(part: File | string, type: PartDefinition['type'] | undefined): Promise<unknown> {
  // A part without a file name has come as text, its own type lost; most HTTP clients send JSON parts so.
  if (typeof part === 'string' && type === 'file') return new File([part], '');
  if (typeof part === 'string' && type === undefined) return part;
  if (typeof part !== 'string' && type === 'file') return part;
  if (typeof part !== 'string' && type === undefined)
    return /^application\/(?:.+\+)?json\b/.test(part.type) ? parseJson(await part.text()) : part;
  const text = typeof part === 'string' ? part : await part.text();
  if (type === 'json') return parseJson(text);
  return type === undefined || type === 'file' ? text : readText([text], { name: '', type });
}
