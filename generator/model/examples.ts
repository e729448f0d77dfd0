import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { isJson } from './content.ts';
import type { Example, Json, Parameter, ParameterLocation, ProviderState, Reply } from './model.ts';

/** Where an exchange keeps its examples: the nodes of its parameters, of its body and of its responses. */
export interface ExampleNodes {
  readonly parameters: readonly { parameter: Parameter; node: unknown }[];
  readonly body: unknown;
  readonly responses: readonly {
    status: string;
    media: unknown;
    headers: Readonly<Record<string, unknown>>;
  }[];
}

/** Pairs each named request with the response of the same name, in the document's order. */
export function readExamples(openapi: OpenApi, nodes: ExampleNodes): Example[] {
  return requestNames(nodes).flatMap((name) => {
    const requestNodes = [nodes.body, ...nodes.parameters.map(({ node }) => node)].map((node) =>
      exampleNode(openapi, node, name),
    );
    const response = nodes.responses.find(({ media, headers }) =>
      [media, ...Object.values(headers)].some((holder) => exampleNode(openapi, holder, name) !== undefined),
    );
    if (response === undefined) return [];
    return {
      name,
      summary: requestNodes.map((node) => textAt(node, 'summary')).find((text) => text !== '') ?? '',
      state: readState(requestNodes),
      parameters: parameterValues(openapi, nodes, name),
      body: exampleValue(openapi, nodes.body, name),
      response: {
        status: response.status,
        headers: headerValues(openapi, response.headers, name),
        body: exampleValue(openapi, response.media, name),
      },
    };
  });
}

/** Response examples that belong to no request, by name. */
export function readRefusals(openapi: OpenApi, nodes: ExampleNodes, media: unknown): Reply['refusals'] {
  const requests = new Set(requestNames(nodes));
  const names = Object.keys(recordAt(media, 'examples')).filter((name) => !requests.has(name));
  return Object.fromEntries(names.map((name) => [name, exampleValue(openapi, media, name) ?? null]));
}

function requestNames({ body, parameters }: ExampleNodes): string[] {
  const names = [body, ...parameters.map(({ node }) => node)].flatMap((node) =>
    Object.keys(recordAt(node, 'examples')),
  );
  return [...new Set(names)];
}

function exampleNode(openapi: OpenApi, holder: unknown, name: string): unknown {
  const examples = recordAt(dereference(openapi, holder), 'examples');
  return Object.hasOwn(examples, name) ? dereference(openapi, examples[name]) : undefined;
}

function exampleValue(openapi: OpenApi, holder: unknown, name: string): Json | undefined {
  const node = exampleNode(openapi, holder, name);
  const value = isRecord(node) ? node['value'] : undefined;
  return isJson(value) ? value : undefined;
}

function parameterValues(
  openapi: OpenApi,
  { parameters }: ExampleNodes,
  name: string,
): Example['parameters'] {
  const inPlace = (place: ParameterLocation): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      parameters.flatMap(({ parameter, node }) => {
        const value = parameter.in === place ? exampleValue(openapi, node, name) : undefined;
        return value === undefined ? [] : [[parameter.name, value]];
      }),
    );
  return {
    path: inPlace('path'),
    query: inPlace('query'),
    header: inPlace('header'),
    cookie: inPlace('cookie'),
  };
}

function headerValues(
  openapi: OpenApi,
  headers: Readonly<Record<string, unknown>>,
  name: string,
): Example['response']['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([header, holder]) => {
      const value = exampleValue(openapi, holder, name);
      return value === undefined ? [] : [[header, value]];
    }),
  );
}

function readState(nodes: readonly unknown[]): ProviderState | undefined {
  const state = nodes
    .map((node) => recordAt(node, 'x-provider-state'))
    .find((found) => textAt(found, 'name') !== '');
  if (state === undefined) return undefined;
  const provides = state['provides'];
  return { name: textAt(state, 'name'), provides: Array.isArray(provides) ? provides.map(String) : [] };
}
