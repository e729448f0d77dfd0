import type { ParameterDefinition, TextDefinition } from './service.ts';

export type ParameterValues = Record<string, Record<string, unknown>>;

/** Reads parameters from path, query, headers and cookies into `{ path: {…}, query: {…} }`, as their types ask. */
export function readParameters(
  definitions: readonly ParameterDefinition[],
  path: Readonly<Record<string, string>>,
  url: URL,
  headers: Headers,
): ParameterValues {
  const values: ParameterValues = {};
  for (const definition of definitions) {
    const { in: place, name } = definition;
    const texts =
      place === 'query'
        ? url.searchParams.getAll(name)
        : [place === 'path' ? path[name] : place === 'header' ? headers.get(name) : cookie(headers, name)];
    const present = texts.filter((text) => text !== null && text !== undefined);
    values[place] ??= {};
    // Set like any other, this name would change the prototype instead.
    if (present.length > 0 && name !== '__proto__') values[place][name] = readText(present, definition);
  }
  return values;
}

/** One value or a list of them, made of the texts that came under a name. */
export function readText(texts: readonly string[], { type, many = false }: TextDefinition): unknown {
  return many ? texts.map((text) => convert(text, type)) : convert(texts[0] ?? '', type);
}

/** Text that does not fit its type stays text, for the validator to complain about. */
function convert(text: string, type: ParameterDefinition['type']): unknown {
  if (type === 'number' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function cookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
