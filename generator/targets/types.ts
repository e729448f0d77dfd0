import {
  astToString,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import ts from 'typescript';
import { Code } from '../emit/helpers.ts';
import { mapDocument } from '../load/form/map-document.ts';
import type { Loaded } from '../load/load.ts';
import type { OpenApi } from '../load/openapi.ts';
import type { Exchange, Model, Reply } from '../model/model.ts';
import { createTagging } from './discriminators.ts';
import { type HeaderView, header } from './header.ts';
import { createUniqueIds } from './operation-ids.ts';
import { withPercentSigns } from './percent-signs.ts';
import { withoutSigningParameters } from './signing-parameters.ts';

export interface TypesView extends HeaderView {
  /** Everything openapi-typescript makes of the document. */
  readonly openapiTypes: Code;
  /** `NewInstanceRequest` = the schema of that key. */
  readonly schemas: readonly { readonly name: string; readonly key: string }[];
  /** Types of exchanges that are no schema of their own. */
  readonly requests: readonly RequestView[];
  /** The same of responses. */
  readonly responses: readonly ResponseView[];
}

export interface OperationView {
  /** Name of the type. */
  readonly name: string;
  /** Where in the document the operation stands. */
  readonly room: 'paths' | 'webhooks';
  /** Its key there. */
  readonly key: string;
  /** Lower case. */
  readonly method: string;
}

export interface RequestView extends OperationView {
  /** No parameter is left besides the body. */
  readonly bodyOnly: boolean;
  /** Places of the parameters: `path`, `query`, `header`, `cookie`. */
  readonly parts: readonly { readonly in: string; readonly optional: boolean }[];
  readonly body: { readonly mediaType: string; readonly optional: boolean } | undefined;
}

export interface ResponseView extends OperationView {
  readonly status: string;
  /** `undefined` when it has no body. */
  readonly mediaType: string | undefined;
}

/** The `types` target: openapi-typescript's interfaces, and a short name for each schema, request and response. */
export function typesView(model: Model, loaded: Loaded): TypesView {
  const schemaNames = new Set(Object.values(model.schemaTypes));
  const isNew = (name: string): boolean => !schemaNames.has(name);
  return {
    ...header(model, loaded),
    openapiTypes: new Code(openapiTypes(loaded.openapi)),
    schemas: Object.entries(model.schemaTypes).map(([key, name]) => ({ name, key })),
    requests: model.exchanges.filter(({ requestType }) => isNew(requestType)).map(requestView),
    responses: model.exchanges.flatMap((exchange) =>
      exchange.responses
        .filter(({ typeName }) => isNew(typeName))
        .map((reply) => responseView(exchange, reply)),
    ),
  };
}

function operationOf({ kind, key, method }: Exchange, name: string): OperationView {
  return { name, room: kind === 'path' ? 'paths' : 'webhooks', key, method };
}

function requestView(exchange: Exchange): RequestView {
  const own = exchange.parameters.filter(({ signing }) => !signing);
  const places = [...new Set(own.map((parameter) => parameter.in))];
  return {
    ...operationOf(exchange, exchange.requestType),
    bodyOnly: own.length === 0,
    parts: places.map((place) => ({
      in: place,
      optional: !own.some((parameter) => parameter.in === place && parameter.required),
    })),
    body: exchange.body && { mediaType: exchange.body.mediaType, optional: !exchange.body.required },
  };
}

function responseView(exchange: Exchange, { status, typeName, content }: Reply): ResponseView {
  return {
    ...operationOf(exchange, typeName),
    status,
    mediaType: content?.mediaType,
  };
}

/**
 * openapi-typescript's own entry reads, lints and bundles the document once more, which takes longer than all the rest,
 * and refuses a document for an operationId that comes twice; so its printer is called directly.
 */
function openapiTypes(openapi: OpenApi): string {
  const unique = createUniqueIds();
  const tagged = createTagging(openapi);
  const document = mapDocument(withoutSigningParameters(openapi), (node, kind, pointer) =>
    kind === 'operation' ? unique(node) : kind === 'schema' ? tagged(node, pointer) : node,
  );
  // Its printer indents by four, everything else here by two.
  return withPercentSigns(document, print)
    .replaceAll(/^(?: {4})+/gm, (indent) => indent.slice(indent.length / 2))
    .trim();
}

function print(document: OpenApi): string {
  if (!isOpenApi3(document)) throw new Error('unreachable: the loader takes OpenAPI 3 only');
  const file = ts.factory.createTypeReferenceNode('Blob');
  const context: Omit<Context, 'redoc'> = {
    ...off,
    discriminators: scanDiscriminators(document, {}),
    injectFooter: [],
    silent: true,
    postTransform: undefined,
    transformProperty: undefined,
    transform: ({ format }) => (format === 'binary' ? file : undefined),
    resolve: <T>($ref: string) => resolveRef<T>(document, $ref, { silent: true }),
  };
  if (!isContext(context)) throw new Error('unreachable: it has just been made');
  return astToString(transformSchema(document, context));
}

/** Everything that openapi-typescript can do differently, and need not. */
const off = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  // An optional field with a default may still be missing when a handler gets it.
  defaultNonNullable: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
};

type Context = Parameters<typeof transformSchema>[1];

/** All but its configuration of Redocly, which only its own entry looks at. */
function isContext(context: Omit<Context, 'redoc'>): context is Context {
  return 'resolve' in context;
}

function isOpenApi3(document: object): document is OpenAPI3 {
  return 'openapi' in document;
}
