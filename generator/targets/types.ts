import { Code } from '../emit/helpers.ts';
import type { Loaded } from '../load/load.ts';
import type { Exchange, Model, Reply } from '../model/model.ts';
import { sameSchema } from '../model/same-schema.ts';
import type { PrintedTypes } from '../types-printer/print-types.ts';
import { printHere } from '../types-printer/types-printer.ts';
import { type HeaderView, header } from './header.ts';

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
  readonly body:
    | {
        readonly mediaType: string;
        readonly optional: boolean;
        /** Media types of the other bodies that it may have, where these are of other types. */
        readonly others: readonly string[];
      }
    | undefined;
}

export interface ResponseView extends OperationView {
  readonly status: string;
  /** `undefined` when it has no body. */
  readonly mediaType: string | undefined;
}

/** The `types` target: openapi-typescript's interfaces, and a short name for each schema, request and response. */
export async function typesView(
  model: Model,
  loaded: Loaded,
  printed: Promise<PrintedTypes> = printHere(loaded.openapi),
): Promise<TypesView> {
  const { text, keys } = await printed;
  const schemaNames = new Set(Object.values(model.schemaTypes));
  // A schema that is called as a request is, is one; so is a response.
  const requests = new Set(model.exchanges.map(({ requestType }) => requestType));
  const responses = new Set(
    model.exchanges.flatMap((each) => each.responses.map(({ typeName }) => typeName)),
  );
  const keyOf = (key: string, name: string): string => {
    if (requests.has(name)) return keys.request.get(key) ?? key;
    return responses.has(name) ? (keys.response.get(key) ?? key) : key;
  };
  const isNew = (name: string): boolean => !schemaNames.has(name);
  return {
    ...header(model, loaded),
    openapiTypes: new Code(text),
    schemas: Object.entries(model.schemaTypes).map(([key, name]) => ({ name, key: keyOf(key, name) })),
    requests: model.exchanges.filter(({ requestType }) => isNew(requestType)).map(requestView),
    responses: model.exchanges.flatMap((exchange) =>
      exchange.responses
        // Media types with the same schema share its type.
        .filter(
          ({ typeName }, index) =>
            isNew(typeName) && exchange.responses.findIndex((each) => each.typeName === typeName) === index,
        )
        .map((reply) => responseView(exchange, reply)),
    ),
  };
}

function operationOf({ kind, key, member }: Exchange, name: string): OperationView {
  return { name, room: kind === 'path' ? 'paths' : 'webhooks', key, method: member };
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
    body: exchange.body && {
      mediaType: exchange.body.mediaType,
      optional: !exchange.body.required,
      others: exchange.otherBodies
        .filter(({ schema }) => !sameSchema(schema, exchange.body?.schema))
        .map(({ mediaType }) => mediaType),
    },
  };
}

function responseView(exchange: Exchange, { status, typeName, content }: Reply): ResponseView {
  return {
    ...operationOf(exchange, typeName),
    status,
    mediaType: content?.mediaType,
  };
}
