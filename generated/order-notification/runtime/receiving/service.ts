import type { Credentials, ResponseSignatureScheme, SignatureScheme } from '../signing/scheme.ts';
import type { Validator } from '../validation/fault.ts';

/** What a handler learns besides the request's own fields. */
export interface Context {
  /** Name of the exchange, e.g. `newInstance`. */
  readonly exchange: string;
  /**
   * 1 for the first run. Higher when an earlier run ended without an answer (the process died, the handler threw):
   * the handler then gets the first request again and must finish that work, not start it anew.
   */
  readonly attempt: number;
  readonly headers: Headers;
  readonly url: URL;
  /** Aborted when the sender goes away while an answer of bytes, lines or events is on its way. */
  readonly signal: AbortSignal;
}

/** Result of a handler: the body of the success answer, or `reply(status, body)` for another status. */
export type Handler = { handle(input: unknown, context: Context): unknown }['handle'];

/** What the receiver itself may have to refuse. */
export type RefusalRole = 'unauthorized' | 'stale' | 'invalid' | 'internal';

/** How a document words its refusals: fields of the answer, and the code for each role. */
export interface ResultCodes {
  readonly code: string;
  readonly message: string;
  readonly roles: Readonly<Record<RefusalRole, ResultCode>>;
  /** Codes after which the work counts as done, so that a resend gets the same answer. */
  readonly kept: readonly string[];
  /** Codes that a handler may refuse with. */
  readonly refusals: readonly string[];
  /** HTTP status of each code that is not answered with 200. */
  readonly statuses: Readonly<Record<string, number>>;
}

export interface ResultCode {
  readonly code: string;
  readonly message: string;
}

/** How the requests of an exchange are signed. */
export interface SignatureRule {
  readonly scheme: SignatureScheme;
  /** Seconds; absent where no rule on freshness is documented. */
  readonly window?: number;
  readonly credentials: Credentials;
}

/** How the answers of an exchange are signed. */
export interface ResponseSignatureRule {
  readonly scheme: ResponseSignatureScheme;
  readonly credentials: Credentials;
}

/** A value that travels as text, and the type that it is read as. */
export interface TextDefinition {
  readonly name: string;
  /** An object or list within a list or another object, for which OpenAPI knows no style, travels as JSON. */
  readonly type: 'string' | 'number' | 'boolean' | 'json';
  /** It may come several times, and is read as a list. */
  readonly many?: boolean;
  /** When it comes once, it is no list. */
  readonly single?: boolean;
  /** It is an object with these members, and perhaps others; only with others when there are none. */
  readonly members?: readonly TextDefinition[];
  /** What the others are; text unless told. */
  readonly rest?: Omit<TextDefinition, 'name'>;
}

/** A field of a form, or a parameter. */
export interface FieldDefinition extends TextDefinition {
  /** How several values stand in the text: `form` in queries and cookies, `simple` in paths and headers unless told. */
  readonly style?: ParameterStyle;
  /** Each value stands for itself; so it is with the style `form` unless told, and with no other. */
  readonly explode?: boolean;
  /** Its text is JSON. */
  readonly json?: boolean;
}

/** A parameter outside the body. */
export interface ParameterDefinition extends FieldDefinition {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
}

export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject';

/** What a part of a multipart body is read as, whatever type it comes with. */
export interface PartDefinition {
  readonly name: string;
  readonly type: 'json' | 'file' | 'string' | 'number' | 'boolean';
  /** It may come several times, and is read as a list. */
  readonly many?: boolean;
  /** When it comes once, it is no list. */
  readonly single?: boolean;
  /** What a sender says of its type, where that does not go without saying. */
  readonly contentType?: string;
}

/**
 * What the bytes of a body are read as; `bytes` and `text` are not looked into. `events` (server-sent ones) and `lines` (of
 * JSON) come piece by piece.
 */
export type BodyFormat = 'json' | 'form' | 'multipart' | 'text' | 'bytes' | 'events' | 'lines';

/** How the bytes of a body are read. */
export interface BodyDefinition {
  readonly format: BodyFormat;
  /** Said where it does not go without saying. */
  readonly mediaType?: string;
  /** What the body may be instead, told by its `Content-Type`; anything else is refused then. */
  readonly others?: readonly BodyDefinition[];
  /** A request may come without its body, which the handler then gets as `undefined`. */
  readonly optional?: boolean;
  /** Fields of a form that are no plain strings. */
  readonly fields?: readonly FieldDefinition[];
  /** Parts of a multipart body that are no plain strings. */
  readonly parts?: readonly PartDefinition[];
}

/** One exchange as its requests come in: where they arrive, and what they must be like. */
export interface IncomingExchange {
  readonly name: string;
  /** Upper case. */
  readonly method: string;
  /** Path template below the mount, e.g. `/orders/{id}`; `/` for callbacks on one address. */
  readonly path: string;
  /** Value of the dispatch parameter that selects this exchange. */
  readonly activity?: string;
  readonly parameters: readonly ParameterDefinition[];
  readonly signature?: SignatureRule;
  readonly responseSignature?: ResponseSignatureRule;
  /** JSON that must be there unless told. */
  readonly body?: BodyDefinition;
  readonly validateRequest: Validator<unknown>;
}

/** When two requests are one, so that the second is answered from the store. */
export interface IdempotencyRule {
  /** Request fields that make two requests the same one. */
  readonly key: readonly string[];
  /** Request fields that keep them apart all the same; a missing one counts as `otherwise`. */
  readonly apart: readonly { readonly name: string; readonly otherwise: string }[];
}

/** One exchange as the receiver runs it. */
export interface ExchangeDefinition extends IncomingExchange {
  readonly resultCodes?: ResultCodes;
  readonly idempotency?: IdempotencyRule;
  /** By status; the first one is the success answer of a plain return value. */
  readonly responses: readonly ResponseDefinition[];
  /** `undefined` when the handler was left out, which only optional exchanges may do. */
  readonly handler: Handler | undefined;
}

/** Says of a definition what it is: the compiler need not compare all those of a long list with each other. */
export function exchange(definition: ExchangeDefinition): ExchangeDefinition {
  return definition;
}

export interface ResponseDefinition {
  readonly status: number;
  /** JSON unless told; the answer of a handler is then text, unless there is a format. */
  readonly contentType?: string;
  /** What a handler answers: bytes, or one event or line after the other. */
  readonly format?: 'bytes' | 'events' | 'lines';
  readonly validate: Validator<unknown>;
}

/** One address for several exchanges, told apart by a value in the body or the query. */
export interface Dispatch {
  readonly in: 'body' | 'query';
  readonly name: string;
}

/** Everything a receiver knows of its document. */
export interface Service {
  readonly dispatch?: Dispatch;
  readonly exchanges: readonly ExchangeDefinition[];
}
