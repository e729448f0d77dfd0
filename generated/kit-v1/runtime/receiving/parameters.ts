import type { SignableRequest } from '../signing/scheme.ts';
import { readDeep } from './deep-object.ts';
import { isPrototypeKey, parseJson } from './parse-json.ts';
import { Refused } from './refused.ts';
import type { FieldDefinition, ParameterDefinition, TextDefinition } from './service.ts';

export type ParameterValues = Record<string, Record<string, unknown>>;

/** A name and its text as they came; the name is decoded already. */
type Pair = readonly [name: string, text: string];

/**
 * Reads parameters from path, query, headers and cookies into `{ path: {…}, query: {…} }`, as their types and styles ask.
 *
 * @param path values of the path's parameters, as they stand in the address
 */
export function readParameters(
  definitions: readonly ParameterDefinition[],
  path: Readonly<Record<string, string>>,
  request: Pick<SignableRequest, 'url' | 'headers'>,
): ParameterValues {
  const values: ParameterValues = {};
  const query = pairsOf(request.url.search.slice(1));
  for (const definition of definitions) {
    const { in: place, name } = definition;
    const value =
      place === 'query'
        ? inQuery(definition, query, definitions)
        : inText(definition, place === 'path' ? path[name] : textOf(place, name, request));
    const group = values[place] ?? {};
    values[place] = group;
    // Set like any other, this name would change the prototype instead.
    if (value !== undefined && name !== '__proto__') group[name] = value;
  }
  return values;
}

/** The fields of a form: those that are defined as they are, all others as text. */
export function readFields(definitions: readonly FieldDefinition[], form: string): Record<string, unknown> {
  const pairs = pairsOf(form);
  const taken = new Set<string>();
  const fields = definitions.map((definition): [string, unknown] => {
    for (const name of namesOf(definition)) taken.add(name);
    return [definition.name, inQuery(definition, pairs, definitions)];
  });
  const deep = definitions.filter(({ style }) => style === 'deepObject').map(({ name }) => `${name}[`);
  const others = pairs.filter(([name]) => !taken.has(name) && !deep.some((start) => name.startsWith(start)));
  const texts = new Map<string, string>();
  // The first of a name counts.
  for (const [name, text] of others) if (!texts.has(name)) texts.set(name, decodeForm(text));
  return Object.fromEntries(
    [...texts, ...fields].filter(([name, value]) => value !== undefined && !isPrototypeKey(name, value)),
  );
}

/** An object that is exploded stands under the names of its members. */
function namesOf({
  name,
  members,
  style = 'form',
  explode = style === 'form',
  json,
}: FieldDefinition): string[] {
  if (members === undefined || json === true || !explode || style === 'deepObject') return [name];
  return members.map((member) => member.name);
}

/** One value or a list of them, made of the texts that came under a name. */
export function readText(
  texts: readonly string[],
  { type, many = false, single = false }: TextDefinition,
): unknown {
  return many && !(single && texts.length === 1)
    ? texts.map((text) => convert(text, type))
    : convert(texts[0] ?? '', type);
}

function textOf(
  place: 'header' | 'cookie',
  name: string,
  { headers }: Pick<SignableRequest, 'headers'>,
): string | undefined {
  if (place === 'header') {
    const text = headers.get(name) ?? undefined;
    // What fetch says when it is told nothing: any language will do.
    return text === '*' && name.toLowerCase() === 'accept-language' ? undefined : text;
  }
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function pairsOf(text: string): Pair[] {
  return text === '' ? [] : text.split('&').map(pairOf);
}

function pairOf(text: string): Pair {
  const end = text.indexOf('=');
  return end < 0 ? [decodeForm(text), ''] : [decodeForm(text.slice(0, end)), text.slice(end + 1)];
}

const separators = { spaceDelimited: /%20|\+/, pipeDelimited: /\||%7C/i } as const;

/** @param all parameters or fields that stand there */
function inQuery(
  definition: FieldDefinition,
  query: readonly Pair[],
  all: readonly FieldDefinition[],
): unknown {
  const { name, style = 'form', explode = style === 'form', members, many = false } = definition;
  if (style === 'deepObject') return deepObject(definition, query);
  if (members !== undefined && explode) return explodedObject(definition, query, all);
  const texts = textsIn(query, name);
  const [first] = texts;
  if (first === undefined) return undefined;
  if (definition.json === true) return jsonOf(texts.map(decodeForm), many);
  if (members === undefined && (!many || explode)) return readText(texts.map(decodeForm), definition);
  const separator = style === 'spaceDelimited' || style === 'pipeDelimited' ? separators[style] : ',';
  const parts = first === '' ? [] : first.split(separator).map(decodeForm);
  return members === undefined ? readText(parts, definition) : alternating(parts, definition);
}

type ObjectDefinition = Pick<TextDefinition, 'members' | 'rest'>;

/** An object whose members stand there one by one; an open one without members has all that nothing else is called. */
function explodedObject(
  definition: ObjectDefinition,
  query: readonly Pair[],
  all: readonly FieldDefinition[],
): unknown {
  const named = new Set(all.flatMap((each) => [each, ...(each.members ?? [])]).map(({ name }) => name));
  const free = query.map(([key]) => key).filter((key) => key !== '' && !named.has(key.split('[')[0] ?? ''));
  const { members = [] } = definition;
  const names = members.length === 0 ? free : members.map((member) => member.name);
  const found = [...new Set(names)]
    .map((key) => [key, textsIn(query, key).map(decodeForm)] as const)
    .filter(([, texts]) => texts.length > 0);
  return found.length === 0 ? undefined : objectOf(found, definition);
}

/** As they came. */
function textsIn(query: readonly Pair[], name: string): string[] {
  const texts: string[] = [];
  for (const [key, text] of query) if (key === name) texts.push(text);
  return texts;
}

function deepObject(definition: FieldDefinition, query: readonly Pair[]): unknown {
  const pairs = query.map(([name, text]) => [name, decodeForm(text)] as const);
  try {
    return readDeep(definition, pairs, readText);
  } catch (error) {
    throw new Refused('invalid', `${definition.name} has ${error instanceof Error ? error.message : error}`);
  }
}

/** What stands in a path, a header or a cookie. */
function inText(definition: ParameterDefinition, sent: string | undefined): unknown {
  if (sent === undefined) return undefined;
  const { in: place, name, members, many = false, type } = definition;
  const { style = place === 'cookie' ? 'form' : 'simple', explode = style === 'form' } = definition;
  const decode = place === 'header' ? trimmed : decodeUri;
  const begun = style === 'label' || style === 'matrix' ? sent.slice(1) : sent;
  if (definition.json === true) return parsed(decode(begun));
  const isList = members !== undefined || many;
  // `;name=a,b`, and `;name=a;name=b` when exploded.
  const text = style === 'matrix' && !(explode && isList) ? begun.slice(name.length + 1) : begun;
  if (!isList) return readText([decode(text)], { name, type });
  const separator = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ',';
  const parts = text === '' ? [] : text.split(separator);
  if (members === undefined) {
    const values = style === 'matrix' && explode ? parts.map((part) => part.slice(name.length + 1)) : parts;
    return readText(values.map(decode), definition);
  }
  if (!explode) return alternating(parts.map(decode), definition);
  return objectOf(
    parts.map((part) => {
      const [key = '', ...rest] = part.split('=');
      return [decode(key), [decode(rest.join('='))]];
    }),
    definition,
  );
}

/** `key,text,key,text` */
function alternating(parts: readonly string[], definition: ObjectDefinition): unknown {
  const pairs = parts.flatMap((key, index) =>
    index % 2 === 0 ? [[key, [parts[index + 1] ?? '']] as const] : [],
  );
  return objectOf(pairs, definition);
}

function objectOf(
  pairs: readonly (readonly [name: string, texts: readonly string[]])[],
  { members = [], rest }: ObjectDefinition,
): Record<string, unknown> {
  const known = new Map(members.map((member) => [member.name, member]));
  return Object.fromEntries(
    pairs
      .filter(([name]) => name !== '__proto__')
      .map(([name, texts]) => [name, readText(texts, known.get(name) ?? { type: 'string', ...rest, name })]),
  );
}

/** Text that does not fit its type stays text, for the validator to complain about; what is a boolean may be a number, too. */
function convert(text: string, type: ParameterDefinition['type']): unknown {
  if ((type === 'number' || type === 'boolean') && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text))
    return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (type === 'json') return parsed(text);
  return text;
}

/** A list may come as one JSON value, or as one for each item. */
function jsonOf(texts: readonly string[], many: boolean): unknown {
  const values = texts.map(parsed);
  const [first] = values;
  return many && !(values.length === 1 && Array.isArray(first)) ? values : first;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function trimmed(text: string): string {
  return text.trim();
}

function decodeForm(text: string): string {
  return decodeUri(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/** What is encoded wrongly is taken as it stands. */
function decodeUri(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
