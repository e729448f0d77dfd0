import type { Loaded } from '../load/load.ts';
import { comesInPieces } from '../model/media-type.ts';
import type { Exchange, Model, Reply } from '../model/model.ts';
import { contentDefinition } from '../validation/body-definition.ts';
import { isStyled } from '../validation/parameter-definition.ts';
import { type AnswersView, answersOf } from './answers.ts';
import { type BodyView, bodyView, isPlainJson } from './bodies.ts';
import { shortDocumentation } from './documentation.ts';
import { type HeaderView, header } from './header.ts';
import { definitionsOf, type ParameterView, parameterView } from './parameters.ts';
import { type SchemeView, schemesOf } from './schemes.ts';

export interface ClientView extends HeaderView {
  /** Types to import from `types.ts`. */
  readonly types: readonly string[];
  /** What requests are signed with. */
  readonly schemes: readonly SchemeView[];
  /** One scheme has plain `credentials`, several have one set each. */
  readonly manySchemes: boolean;
  /** `createClient` for paths, `createSender` for webhooks, `createCallbackSender` for callbacks. */
  readonly rooms: readonly RoomView[];
  readonly hasPaths: boolean;
  /** Callbacks are among them. */
  readonly hasWebhooks: boolean;
  readonly hasCallbacks: boolean;
  /** Some webhook is told apart by a value in the query. */
  readonly dispatchesByQuery: boolean;
  /** Some answers are JSON alone. */
  readonly hasPlainAnswers: boolean;
  /** Some answers are something else. */
  readonly hasAnswers: boolean;
  /** Some bodies are sent as callers give them. */
  readonly sendsBodies: boolean;
  /** Of some bodies callers choose the media type. */
  readonly hasManyBodies: boolean;
  /** Some bodies are no JSON. */
  readonly hasBodies: boolean;
  /** Of some answers callers choose the media type. */
  readonly hasManyAnswers: boolean;
  /** Some parameters are written in a way that openapi-fetch does not know. */
  readonly hasStyled: boolean;
}

/** The paths, or the webhooks, of a document. */
export interface RoomView {
  /** `createClient` or `createSender`. */
  readonly function: string;
  /** Type of what it is called with. */
  readonly options: string;
  /** Lines of its documentation. */
  readonly doc: readonly string[];
  /** Type that openapi-fetch is given. */
  readonly pathsType: string;
  /** Everything goes to the one address given, which may have a query, and not below it. */
  readonly toOneAddress: boolean;
  /** Each goes where the request that asked for it says. */
  readonly toCallbacks: boolean;
  readonly exchanges: readonly ClientExchangeView[];
}

/** One exchange as its sender knows it. */
export interface ClientExchangeView {
  /** Name of the method. */
  readonly name: string;
  /** Lines of its documentation. */
  readonly doc: readonly string[];
  /** Type of what it is called with. */
  readonly requestType: string;
  /** Set by the sender itself, so callers leave it out. */
  readonly bodyDispatch: { readonly name: string; readonly value: string } | undefined;
  /** The same in the query. */
  readonly queryDispatch: { readonly name: string; readonly value: string } | undefined;
  /** Upper case, as openapi-fetch names its methods. */
  readonly method: string;
  /** What it is sent with, where openapi-fetch has no such method; upper case. */
  readonly sentMethod: string | undefined;
  /** Key of the paths type. */
  readonly path: string;
  /** Path of a webhook below the receiver's address. */
  readonly subpath: string | undefined;
  /** Of the address that a callback goes to. */
  readonly expression: string | undefined;
  /** It takes the body alone, no other parameter. */
  readonly bodyOnly: boolean;
  readonly hasBody: boolean;
  /** The body may be left out. */
  readonly bodyOptional: boolean;
  /** The bodies that it may have, where that is anything but JSON alone. */
  readonly bodies: { readonly variable: string; readonly definitions: readonly BodyView[] } | undefined;
  /** Callers choose one by its media type. */
  readonly manyBodies: boolean;
  /** What it may answer, where that is anything but JSON alone. */
  readonly answers: AnswersView | undefined;
  /** Callers choose one by its media type. */
  readonly manyAnswers: boolean;
  /** Types of the answer's body where it is JSON alone: one of these. */
  readonly dataTypes: readonly string[];
  /** The same of an answer that is none of the good ones; empty where the document has none. */
  readonly failureTypes: readonly string[];
  /** All parameters, where one of them is written in a way that openapi-fetch does not know. */
  readonly styled: { readonly variable: string; readonly parameters: readonly ParameterView[] } | undefined;
  /** It answers with a redirect, which is not followed. */
  readonly isRedirect: boolean;
  /** Neither signed nor timed nor sent elsewhere than its path says. */
  readonly isPlain: boolean;
  /** Some good answer comes event by event, or line by line. */
  readonly comesInPieces: boolean;
  /** What its requests are signed with. */
  readonly scheme: SchemeView | undefined;
  /** In seconds. */
  readonly timeout: number | undefined;
}

/** The `client` target: typed callers for paths and senders for webhooks, signed and timed. */
export function clientView(model: Model, loaded: Loaded): ClientView {
  const schemes = schemesOf(model);
  const of = (kind: Exchange['kind']): ClientExchangeView[] =>
    model.exchanges
      .filter((exchange) => exchange.kind === kind)
      .map((exchange) => exchangeView(model, exchange, schemes));
  const [paths, webhooks, callbacks] = [of('path'), of('webhook'), of('callback')];
  const all = [...paths, ...webhooks, ...callbacks];
  const rooms = [
    {
      function: 'createClient',
      options: 'ClientOptions',
      doc: [`Calls what ${model.title} offers: one method per operation.`],
      pathsType: 'paths',
      toOneAddress: false,
      toCallbacks: false,
      exchanges: paths,
    },
    {
      function: 'createSender',
      options: 'ClientOptions',
      doc: [`Sends the callbacks of ${model.title} to a receiver: one method per webhook.`],
      pathsType: 'WebhookPaths',
      toOneAddress: true,
      toCallbacks: false,
      exchanges: webhooks,
    },
    {
      function: 'createCallbackSender',
      options: 'CallbackOptions',
      doc: [
        `Sends the callbacks of ${model.title} to whoever asked for them, at the address in the request that did.`,
        'That address is somebody else’s choice: give a `fetch` that refuses those within your own network.',
      ],
      pathsType: 'WebhookPaths',
      toOneAddress: false,
      toCallbacks: true,
      exchanges: callbacks,
    },
  ].filter(({ exchanges }) => exchanges.length > 0);
  return {
    ...header(model, loaded),
    types: [...new Set(all.flatMap(typesOf))].sort(),
    schemes,
    manySchemes: schemes.length > 1,
    rooms,
    hasPaths: paths.length > 0,
    hasWebhooks: webhooks.length + callbacks.length > 0,
    hasCallbacks: callbacks.length > 0,
    hasBodies: all.some(({ bodies }) => bodies !== undefined),
    sendsBodies: all.some(({ hasBody, bodyDispatch }) => hasBody && bodyDispatch === undefined),
    hasManyBodies: all.some(({ manyBodies }) => manyBodies),
    hasStyled: all.some(({ styled }) => styled !== undefined),
    dispatchesByQuery: webhooks.some(({ queryDispatch }) => queryDispatch !== undefined),
    hasPlainAnswers: all.some(({ answers }) => answers === undefined),
    hasAnswers: all.some(({ answers }) => answers !== undefined),
    hasManyAnswers: all.some(({ manyAnswers }) => manyAnswers),
  };
}

function exchangeView(model: Model, exchange: Exchange, schemes: readonly SchemeView[]): ClientExchangeView {
  const own = exchange.parameters.filter(({ signing }) => !signing);
  const { dispatch } = model;
  const mark =
    dispatch === undefined || exchange.activity === undefined
      ? undefined
      : { name: dispatch.name, value: exchange.activity };
  const good = goodReplies(exchange);
  const answers = answersOf(model, exchange, good);
  const definitions = definitionsOf(model, exchange);
  const bodies = [exchange.body, ...exchange.otherBodies].filter((body) => body !== undefined);
  const isJson = bodies.length < 2 && bodies.every(isPlainJson);
  return {
    name: exchange.name,
    doc: shortDocumentation(exchange),
    requestType: exchange.requestType,
    bodyDispatch: dispatch?.in === 'body' ? mark : undefined,
    queryDispatch: dispatch?.in === 'query' ? mark : undefined,
    method: exchange.member.toUpperCase(),
    sentMethod: exchange.method === exchange.member ? undefined : exchange.method.toUpperCase(),
    path: exchange.kind === 'path' ? exchange.key : `/${exchange.key}`,
    // A callback's address is whole.
    subpath: { path: undefined, webhook: exchange.path, callback: '/' }[exchange.kind],
    expression: exchange.expression,
    bodyOnly: own.length === 0,
    hasBody: exchange.body !== undefined,
    bodyOptional: exchange.body?.required === false,
    bodies: isJson
      ? undefined
      : {
          variable: `${exchange.name}Bodies`,
          definitions: bodies.map((body) => bodyView(contentDefinition(model, body))),
        },
    manyBodies: bodies.length > 1,
    answers,
    manyAnswers: answers !== undefined && answers.types.length > 1,
    dataTypes: typeNamesOf(good.filter((reply) => isFirst(good, reply))),
    failureTypes: typeNamesOf(exchange.responses.filter((reply) => !good.includes(reply))),
    styled: definitions.some(isStyled)
      ? { variable: `${exchange.name}Parameters`, parameters: definitions.map(parameterView) }
      : undefined,
    isRedirect: good[0]?.status.startsWith('3') === true,
    isPlain:
      exchange.kind === 'path' &&
      exchange.method === exchange.member &&
      exchange.signature === undefined &&
      exchange.delivery === undefined &&
      !good.some(({ content }) => comesInPieces(content?.format)),
    comesInPieces: good.some(({ content }) => comesInPieces(content?.format)),
    scheme: schemes.find(({ name }) => name === exchange.signature?.scheme),
    timeout: exchange.delivery?.timeout,
  };
}

/** Those that openapi-fetch takes for good; where the document has none, whatever it says of all answers. */
function goodReplies({ responses }: Exchange): readonly Reply[] {
  const good = responses.filter(({ status }) => status.startsWith('2'));
  if (good.length > 0) return good;
  const all =
    responses.find(({ status }) => status.startsWith('3')) ??
    responses.find(({ status }) => status === 'default');
  return responses.filter(({ status }) => status === all?.status);
}

/** Of one status the first media type goes without saying. */
function isFirst(replies: readonly Reply[], { status, content }: Reply): boolean {
  return replies.find((reply) => reply.status === status)?.content === content;
}

function typeNamesOf(replies: readonly Reply[]): string[] {
  return [...new Set(replies.map(({ typeName }) => typeName))];
}

function typesOf(exchange: ClientExchangeView): string[] {
  const { bodyOnly, hasBody, requestType, answers, dataTypes, failureTypes } = exchange;
  const good = answers?.types.flatMap(({ results }) => results.map(({ type }) => type)) ?? dataTypes;
  return [...(hasBody || !bodyOnly ? [requestType] : []), ...good, ...failureTypes];
}
