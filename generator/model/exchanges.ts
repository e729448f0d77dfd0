import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { callbackPath } from './callback-path.ts';
import { readContents, readParameters } from './content.ts';
import { readExamples, readRefusals } from './examples.ts';
import { readDelivery, readIdempotency, readRequirement, readResultCodes, readSource } from './extensions.ts';
import type { Dispatch, Exchange, JsonSchema } from './model.ts';
import { pascalCase } from './names.ts';
import { findOperations, type Operation } from './operations.ts';
import { readResponses, repliesOf } from './replies.ts';
import { sameSchema } from './same-schema.ts';
import { readSignature, signingParameters } from './signature.ts';
import type { TypeNamer } from './type-names.ts';

/** Every path operation and webhook of a document, in its order. */
export function readExchanges(
  openapi: OpenApi,
  dispatch: Dispatch | undefined,
  types: TypeNamer,
): Exchange[] {
  return findOperations(openapi).map((found) => readExchange(openapi, dispatch, types, found));
}

function readExchange(
  openapi: OpenApi,
  dispatch: Dispatch | undefined,
  types: TypeNamer,
  found: Operation,
): Exchange {
  const { kind, key, address, method, member, item, node: operation, name, expression } = found;
  const parameters = readParameters(openapi, item, operation, signingParameters(openapi, operation));
  const [body, ...others] = readContents(openapi, operation['requestBody'], 'request');
  const isOneType = others.every(({ content }) => sameSchema(content.schema, body?.content.schema));
  const responses = readResponses(openapi, operation);
  const nodes = {
    parameters,
    body: body?.media,
    responses: responses.map(({ status, contents, headers }) => ({
      status,
      media: contents[0]?.media,
      headers,
    })),
  };
  const requirement = readRequirement(operation);
  const needs = Object.values(requirement);
  const typeName = pascalCase(name);
  const bodyOnly = parameters.every(({ parameter }) => parameter.signing);
  return {
    name,
    typeName,
    requestType: types(`${typeName}Request`, bodyOnly && isOneType ? body?.content.schema : undefined),
    kind,
    method,
    member,
    // A fragment keeps apart the keys of operations that share an address; it never reaches a server. Nor does OpenAPI
    // know a query in a path: it is sent, but receivers do not look at it.
    path:
      kind === 'path'
        ? (key.split(/[?#]/)[0] ?? key)
        : kind === 'callback'
          ? callbackPath(name, expression ?? '')
          : subpath(openapi, item, operation, address),
    key,
    expression,
    summary: textAt(operation, 'summary'),
    description: textAt(operation, 'description'),
    source: readSource(operation),
    activity:
      dispatch === undefined ? undefined : dispatchValue(openapi, dispatch, body?.content.schema, parameters),
    parameters: parameters.map(({ parameter }) => parameter),
    body: body?.content,
    otherBodies: others.map(({ content }) => content),
    responses: repliesOf(responses, `${typeName}Response`, types, (media) =>
      readRefusals(openapi, nodes, media),
    ),
    signature: readSignature(openapi, operation),
    responseSignature: textAt(operation, 'x-response-signature') || undefined,
    delivery: readDelivery(operation),
    idempotency: readIdempotency(operation, (field) =>
      defaultOf(fieldSchema(openapi, field, body?.content.schema, parameters)),
    ),
    resultCodes: readResultCodes(operation),
    requirement,
    optional: needs.length > 0 && !needs.includes('mandatory'),
    examples: readExamples(openapi, nodes),
  };
}

/** Where a webhook arrives below the receiver's address: at its `x-subpath`, at the address itself, or by its name. */
function subpath(openapi: OpenApi, item: unknown, operation: unknown, key: string): string {
  const fixed = textAt(operation, 'x-subpath') || textAt(item, 'x-subpath');
  if (fixed !== '') return fixed;
  return isRecord(openapi['x-dispatch']) ? '/' : `/${key}`;
}

/** The schema of a request field, wherever it travels. */
function fieldSchema(
  openapi: OpenApi,
  field: string,
  body: JsonSchema | undefined,
  parameters: ReturnType<typeof readParameters>,
): unknown {
  const parameter = parameters.find(({ parameter: { name } }) => name === field)?.parameter.schema;
  return dereference(openapi, parameter ?? recordAt(dereference(openapi, body), 'properties')[field]);
}

function defaultOf(schema: unknown): string {
  const value = isRecord(schema) ? schema['default'] : undefined;
  return value === undefined ? '' : String(value);
}

/** The `const` of the dispatch parameter, which tells this exchange from the others on its address. */
function dispatchValue(
  openapi: OpenApi,
  { in: place, name }: Dispatch,
  body: JsonSchema | undefined,
  parameters: ReturnType<typeof readParameters>,
): string | undefined {
  const property =
    place === 'query'
      ? parameters.find(({ parameter }) => parameter.in === 'query' && parameter.name === name)?.parameter
          .schema
      : recordAt(dereference(openapi, body), 'properties')[name];
  const schema = dereference(openapi, property);
  const value = isRecord(schema) ? (schema['const'] ?? listAt(schema, 'enum')[0]) : undefined;
  return typeof value === 'string' ? value : undefined;
}
