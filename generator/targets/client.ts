import type { Loaded } from '../load/load.ts';
import type { Exchange, Model } from '../model/model.ts';
import { isStyled } from '../validation/parameter-definition.ts';
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
  /** Functions of `runtime/sending/serialize.ts`. */
  readonly serializers: readonly string[];
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
  /** What openapi-fetch must be told besides: each a line of the call. */
  readonly isForm: boolean;
  readonly isMultipart: boolean;
  /** An answer is read as text. */
  readonly isText: boolean;
  /** Headers of every such request. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** All parameters, where one of them is written in a way that openapi-fetch does not know. */
  readonly styled: { readonly variable: string; readonly parameters: readonly ParameterView[] } | undefined;
  /** It answers with a redirect, which is not followed. */
  readonly isRedirect: boolean;
  /** Neither signed nor timed nor sent elsewhere than its path says. */
  readonly isPlain: boolean;
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
    types: [...new Set(all.filter(takesRequest).map(({ requestType }) => requestType))].sort(),
    schemes,
    manySchemes: schemes.length > 1,
    rooms,
    hasPaths: paths.length > 0,
    hasWebhooks: webhooks.length + callbacks.length > 0,
    hasCallbacks: callbacks.length > 0,
    hasStyled: all.some(({ styled }) => styled !== undefined),
    dispatchesByQuery: webhooks.some(({ queryDispatch }) => queryDispatch !== undefined),
    serializers: [
      // What is not signed goes as it is, its nulls, too.
      ...(schemes.length > 0 ? ['serializeBody'] : []),
      ...(all.some(({ isForm }) => isForm) ? ['serializeForm'] : []),
      ...(all.some(({ isMultipart }) => isMultipart) ? ['serializeParts'] : []),
    ],
  };
}

function exchangeView(model: Model, exchange: Exchange, schemes: readonly SchemeView[]): ClientExchangeView {
  const own = exchange.parameters.filter(({ signing }) => !signing);
  const { dispatch } = model;
  const mark =
    dispatch === undefined || exchange.activity === undefined
      ? undefined
      : { name: dispatch.name, value: exchange.activity };
  const success = ['2', '3'].flatMap((hundred) =>
    exchange.responses.filter(({ status }) => status.startsWith(hundred)),
  )[0];
  const definitions = definitionsOf(model, exchange);
  const isForm = exchange.body?.format === 'form';
  const isText = success?.content !== undefined && success.content.format !== 'json';
  return {
    name: exchange.name,
    doc: shortDocumentation(exchange),
    requestType: exchange.requestType,
    bodyDispatch: dispatch?.in === 'body' ? mark : undefined,
    queryDispatch: dispatch?.in === 'query' ? mark : undefined,
    method: exchange.method.toUpperCase(),
    path: exchange.kind === 'path' ? exchange.key : `/${exchange.key}`,
    // A callback's address is whole.
    subpath: { path: undefined, webhook: exchange.path, callback: '/' }[exchange.kind],
    expression: exchange.expression,
    bodyOnly: own.length === 0,
    hasBody: exchange.body !== undefined,
    bodyOptional: exchange.body?.required === false,
    isForm,
    isMultipart: exchange.body?.format === 'multipart',
    isText,
    headers: [
      ...(isForm ? [{ name: 'content-type', value: 'application/x-www-form-urlencoded' }] : []),
      ...(isText ? [{ name: 'accept', value: success.content.mediaType }] : []),
    ],
    styled: definitions.some(isStyled)
      ? { variable: `${exchange.name}Parameters`, parameters: definitions.map(parameterView) }
      : undefined,
    isRedirect: success?.status.startsWith('3') === true,
    isPlain: exchange.kind === 'path' && exchange.signature === undefined && exchange.delivery === undefined,
    scheme: schemes.find(({ name }) => name === exchange.signature?.scheme),
    timeout: exchange.delivery?.timeout,
  };
}

function takesRequest({ bodyOnly, hasBody }: ClientExchangeView): boolean {
  return hasBody || !bodyOnly;
}
