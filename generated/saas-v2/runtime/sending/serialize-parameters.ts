import type { FieldDefinition, ParameterDefinition, ParameterStyle } from '../receiving/service.ts';

type Values = Readonly<Record<string, unknown>>;

/** What openapi-fetch is told of parameters that it can't write by itself. */
export interface Serializers {
  querySerializer(query: Values): string;
  pathSerializer(path: string, values: Values): string;
  readonly headers: Record<string, string>;
}

/** Writes parameters as their styles ask, so that a receiver of the same document reads what was meant. */
export function serializers(
  definitions: readonly ParameterDefinition[],
  params: object,
  headers: Readonly<Record<string, string>> = {},
): Serializers {
  const of = (place: ParameterDefinition['in']): ParameterDefinition[] =>
    definitions.filter((definition) => definition.in === place);
  const cookies = of('cookie').flatMap((definition) => {
    const value = memberOf(memberOf(params, 'cookie'), definition.name);
    return value === undefined ? [] : [`${definition.name}=${inText(definition, value)}`];
  });
  const own = of('header').flatMap((definition) => {
    const value = memberOf(memberOf(params, 'header'), definition.name);
    return value === undefined ? [] : [[definition.name, inText(definition, value)] as const];
  });
  return {
    querySerializer: (query) =>
      of('query')
        .flatMap((definition) => inQuery(definition, query[definition.name]))
        .map(([name, text]) => `${encode(name)}=${text}`)
        .join('&'),
    pathSerializer: (path, values) =>
      of('path').reduce(
        (text, definition) =>
          text.replaceAll(`{${definition.name}}`, () => inText(definition, values[definition.name])),
        path,
      ),
    headers: {
      ...headers,
      ...Object.fromEntries(own),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
    },
  };
}

/** Parameters without what the serializers have put into headers. */
export function withoutHeaders<Params extends object>(params: Params): Params {
  return { ...params, header: undefined, cookie: undefined };
}

function memberOf(holder: unknown, name: string): unknown {
  return typeof holder !== 'object' || holder === null
    ? undefined
    : Object.getOwnPropertyDescriptor(holder, name)?.value;
}

const separators: Readonly<Partial<Record<ParameterStyle, string>>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};
const starts: Readonly<Partial<Record<ParameterStyle, string>>> = { label: '.', matrix: ';' };

/** A field of a query or a form: its names, and texts that are encoded already. */
export function inQuery(
  definition: FieldDefinition,
  value: unknown,
): (readonly [name: string, text: string])[] {
  const { name, style = 'form', explode = style === 'form' } = definition;
  if (value === undefined || value === null) return [];
  if (definition.json === true) return [[name, encode(JSON.stringify(value))]];
  if (style === 'deepObject') return inBrackets(name, value);
  const separator = separators[style] ?? ',';
  if (Array.isArray(value)) {
    const texts = value.map((item) => encode(textOf(item)));
    return explode ? texts.map((text) => [name, text] as const) : [[name, texts.join(separator)]];
  }
  if (typeof value !== 'object') return [[name, encode(textOf(value))]];
  const entries = entriesOf(value);
  if (explode)
    return entries.flatMap(([key, member]) =>
      (Array.isArray(member) ? member : [member]).map((item) => [key, encode(textOf(item))] as const),
    );
  return [[name, entries.flatMap(([key, member]) => [encode(key), encode(textOf(member))]).join(separator)]];
}

/** Members stand in brackets, those of lists by their number, at any depth. */
function inBrackets(name: string, value: unknown): (readonly [name: string, text: string])[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [[name, encode(textOf(value))]];
  return Object.entries(value).flatMap(([key, member]) => inBrackets(`${name}[${key}]`, member));
}

/** For a path, a header or a cookie. */
function inText(definition: ParameterDefinition, value: unknown): string {
  const { in: place, name } = definition;
  const { style = place === 'cookie' ? 'form' : 'simple', explode = style === 'form' } = definition;
  const written = place === 'header' ? textOf : (part: unknown) => encode(textOf(part));
  const start = starts[style] ?? '';
  if (definition.json === true) return start + written(JSON.stringify(value));
  const separator = explode && start !== '' ? start : ',';
  const named = style === 'matrix' ? `${name}=` : '';
  if (Array.isArray(value)) {
    const texts = value.map(written);
    return explode && named !== ''
      ? start + texts.map((text) => named + text).join(separator)
      : start + named + texts.join(separator);
  }
  if (typeof value !== 'object' || value === null) return start + named + written(value);
  const entries = entriesOf(value).map(([key, member]) => [written(key), written(member)] as const);
  return explode
    ? start + entries.map(([key, member]) => `${key}=${member}`).join(separator)
    : start + named + entries.flat().join(',');
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

export function encode(text: string): string {
  return encodeURIComponent(text);
}
