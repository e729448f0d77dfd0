import type { Loaded } from '../load/load.ts';
import { comesInPieces, isNamedJson } from '../model/media-type.ts';
import type { Content, Dispatch, Exchange, Idempotency, Model, Reply } from '../model/model.ts';
import { camelCase } from '../model/names.ts';
import { bodyDefinition } from '../validation/body-definition.ts';
import { type BodyView, bodyView } from './bodies.ts';
import { type CodeTableView, codeTables } from './code-tables.ts';
import { distinct } from './distinct.ts';
import { documentation } from './documentation.ts';
import { type HeaderView, header } from './header.ts';
import { definitionsOf, type ParameterView, parameterView } from './parameters.ts';
import { encryptionSchemesOf, responseSchemesOf, type SchemeView, schemesOf } from './schemes.ts';

export interface ServerView extends HeaderView {
  /** Types to import from `types.ts`. */
  readonly types: readonly string[];
  /** Validators to import from `validators.ts`. */
  readonly validators: readonly string[];
  /** What requests are signed with. */
  readonly schemes: readonly SchemeView[];
  /** What responses are signed with. */
  readonly responseSchemes: readonly SchemeView[];
  /** Files of `runtime/signing/` with what encrypts and decrypts fields. */
  readonly encryptions: readonly SchemeView[];
  /** The distinct tables of result codes. */
  readonly codeTables: readonly CodeTableView[];
  /** A receiver each for paths, webhooks and callbacks: who serves the ones hardly takes the others. */
  readonly rooms: readonly ServerRoomView[];
  /** Those of all rooms. */
  readonly exchanges: readonly ServerExchangeView[];
  /** Some handlers have to be there. */
  readonly needsHandlers: boolean;
  /** Some exchange answers bytes. */
  readonly usesBytes: boolean;
  /** What a ResultError may say; empty when the document has no result codes. */
  readonly refusalCodes: readonly string[];
  /** Some exchange answers resends from a store. */
  readonly storesAnswers: boolean;
}

/** A receiver, and what it answers. */
export interface ServerRoomView {
  /** Names of what is printed: `createReceiver`, `Handlers`, `Options`, `serviceOf`. */
  readonly receiver: string;
  readonly handlers: string;
  readonly options: string;
  readonly service: string;
  /** `all exchanges`, `the callbacks`: what the receiver answers. */
  readonly what: string;
  /** Schemes of its requests' signatures. */
  readonly schemes: readonly SchemeView[];
  /** One scheme has plain `credentials`, several have one set each. */
  readonly manySchemes: boolean;
  /** How webhooks on one address are told apart. */
  readonly dispatch: Dispatch | undefined;
  readonly exchanges: readonly ServerExchangeView[];
  /** Some exchange answers resends from a store. */
  readonly storesAnswers: boolean;
}

/** One exchange as the receiver knows it. */
export interface ServerExchangeView {
  /** Name of the handler. */
  readonly name: string;
  /** Type of what the handler is called with. */
  readonly requestType: string;
  /** What it may return: `plain` as it is, the others as a `Reply` with their status. */
  readonly resultType: readonly ResultView[];
  /** Status of what is `plain`; `undefined` for 200. */
  readonly status: number | undefined;
  /** Lines of its documentation. */
  readonly doc: readonly string[];
  /** The handler may be left out. */
  readonly optional: boolean;
  /** Upper case. */
  readonly method: string;
  /** Path template below the receiver's address. */
  readonly path: string;
  /** Value of the dispatch parameter that selects it. */
  readonly activity: string | undefined;
  /** All but those of the signature. */
  readonly parameters: readonly ParameterView[];
  /** The body may be missing. */
  readonly bodyOptional: boolean;
  /** How the body is read; `undefined` for JSON that must be there. */
  readonly body: BodyView | undefined;
  /** What its requests are signed with. */
  readonly scheme: SchemeView | undefined;
  /** Its room has several, so the credentials are those of its own. */
  readonly manySchemes: boolean;
  /** Clock window of the signature in seconds. */
  readonly window: number | undefined;
  /** What its responses are signed with. */
  readonly responseScheme: SchemeView | undefined;
  /** Name of its table of result codes. */
  readonly codeTable: string | undefined;
  /** Request fields that make two requests the same one; `undefined` when no answer is stored. */
  readonly idempotency: Pick<Idempotency, 'key' | 'apart'> | undefined;
  /** Name of the validator. */
  readonly validateRequest: string;
  /**
   * By status and, of one status, media type; the first one is the success. `validate` is the name of the validator.
   */
  readonly responses: readonly {
    readonly status: number;
    /** `undefined` for JSON. */
    readonly contentType: string | undefined;
    /** `undefined` for JSON and text. */
    readonly format: 'bytes' | 'events' | 'lines' | undefined;
    readonly validate: string;
  }[];
}

/** One of the answers that a handler may give. */
export interface ResultView {
  readonly status: number;
  /** Its type; `Bytes` is the runtime's. */
  readonly type: string;
  readonly plain: boolean;
  /** One after the other: an `AsyncIterable`. */
  readonly many: boolean;
}

/** The `server` target: a handler interface and a receiver for every exchange. */
export function serverView(model: Model, loaded: Loaded): ServerView {
  const schemes = schemesOf(model);
  const responseSchemes = responseSchemesOf(model);
  const tables = codeTables(model.exchanges);
  const rooms = roomsOf(model.exchanges).map(({ kind, prefix, what, exchanges }) => {
    const own = schemesOf({ ...model, exchanges });
    const context = { model, tables, schemes: [...schemes, ...responseSchemes], manySchemes: own.length > 1 };
    return {
      receiver: `create${prefix}Receiver`,
      handlers: `${prefix}Handlers`,
      options: `${prefix}Options`,
      service: camelCase(`${prefix} service of`),
      what,
      schemes: own,
      manySchemes: own.length > 1,
      dispatch: kind === 'webhook' ? model.dispatch : undefined,
      exchanges: exchanges.map((exchange) => exchangeView(context, exchange)),
      storesAnswers: exchanges.some(({ idempotency }) => idempotency?.stored === true),
    };
  });
  const exchanges = rooms.flatMap((room) => room.exchanges);
  return {
    ...header(model, loaded),
    types: unique(
      exchanges.flatMap(({ requestType, resultType }) => [
        requestType,
        ...resultType.map(({ type }) => type).filter((type) => type !== bytes),
      ]),
    ),
    validators: unique(
      exchanges.flatMap(({ validateRequest, responses }) => [
        validateRequest,
        ...responses.map(({ validate }) => validate),
      ]),
    ),
    schemes,
    responseSchemes,
    encryptions: encryptionSchemesOf(model),
    codeTables: [...new Set(tables.values())],
    rooms,
    exchanges,
    needsHandlers: exchanges.some(({ optional }) => !optional),
    usesBytes: exchanges.some(({ resultType }) => resultType.some(({ type }) => type === bytes)),
    storesAnswers: rooms.some((room) => room.storesAnswers),
    refusalCodes: unique([...tables.values()].flatMap(({ refusals }) => refusals)),
  };
}

const roomWords = [
  ['path', '', 'the paths'],
  ['webhook', 'Webhook', 'the webhooks'],
  ['callback', 'Callback', 'the callbacks'],
] as const;

/** The exchanges by kind; the first kind that there is has the plain names. */
function roomsOf(exchanges: readonly Exchange[]): (Pick<Exchange, 'kind'> & {
  readonly prefix: string;
  readonly what: string;
  readonly exchanges: readonly Exchange[];
})[] {
  const rooms = roomWords
    .map(([kind, prefix, what]) => ({
      kind,
      prefix,
      what,
      exchanges: exchanges.filter((each) => each.kind === kind),
    }))
    .filter((room) => room.exchanges.length > 0);
  return rooms.map((room, index) => ({
    ...room,
    prefix: index === 0 ? '' : room.prefix,
    what: rooms.length === 1 ? 'all exchanges' : room.what,
  }));
}

interface ExchangeContext {
  readonly model: Model;
  readonly schemes: readonly SchemeView[];
  readonly manySchemes: boolean;
  readonly tables: ReadonlyMap<Exchange, CodeTableView>;
}

function exchangeView(
  { model, schemes, manySchemes, tables }: ExchangeContext,
  exchange: Exchange,
): ServerExchangeView {
  const ordered = repliesInOrder(exchange);
  const body = bodyDefinition(model, exchange);
  return {
    name: exchange.name,
    requestType: exchange.requestType,
    resultType: resultsOf(ordered),
    status: ordered[0] === undefined || statusOf(ordered[0]) === 200 ? undefined : statusOf(ordered[0]),
    doc: documentation(exchange),
    optional: exchange.optional,
    method: exchange.method.toUpperCase(),
    path: exchange.path,
    activity: exchange.activity,
    parameters: definitionsOf(model, exchange).map(parameterView),
    scheme: schemes.find(({ name }) => name === exchange.signature?.scheme),
    manySchemes,
    window: exchange.signature?.window,
    responseScheme: schemes.find(({ name }) => name === exchange.responseSignature),
    codeTable: tables.get(exchange)?.name,
    idempotency: exchange.idempotency?.stored === true ? exchange.idempotency : undefined,
    bodyOptional: body?.optional === true,
    body: body && bodyView(body),
    validateRequest: `validate${exchange.requestType}`,
    responses: ordered.map(({ status, typeName, content }) => ({
      status: statusOf({ status }),
      contentType: content && saidType(content),
      format: streamFormat(content),
      validate: `validate${typeName}`,
    })),
  };
}

/** Media types with the same schema are one result. */
function resultsOf(ordered: readonly Reply[]): ResultView[] {
  return distinct(
    ordered.map((reply) => ({
      status: statusOf(reply),
      type: reply.content?.format === 'bytes' ? bytes : reply.typeName,
      many: comesInPieces(reply.content?.format),
      // Of a redirect the headers say all, and a plain return value has none.
      plain: reply.status === ordered[0]?.status && !reply.status.startsWith('3'),
    })),
  );
}

/** The media type, unless it is what goes without saying. */
function saidType({ format, mediaType }: Content): string | undefined {
  return format === 'json' && !isNamedJson(mediaType) ? undefined : mediaType;
}

/** What a handler answers bytes with, in the runtime. */
const bytes = 'Bytes';

function streamFormat(content: Reply['content']): 'bytes' | 'events' | 'lines' | undefined {
  const format = content?.format;
  return format === 'bytes' || comesInPieces(format) ? format : undefined;
}

/** The success that a plain return value answers, then the others. A range or `default` stands in where nothing else is. */
function repliesInOrder({ responses }: Exchange): readonly Reply[] {
  const exact = responses.filter(({ status }) => /^\d+$/.test(status));
  const success =
    exact.find(({ status }) => status.startsWith('2')) ??
    responses.find(({ status }) => status === '2XX' || status === 'default') ??
    exact[0];
  return [
    ...responses.filter(({ status }) => status === success?.status),
    ...exact.filter(({ status }) => status !== success?.status),
  ];
}

function statusOf({ status }: Pick<Reply, 'status'>): number {
  return /^\d+$/.test(status) ? Number(status) : 200;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
