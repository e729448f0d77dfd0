import type { BodyFormat, ParameterStyle } from '../../runtime/receiving/service.ts';

/**
 * The plain data that the generator makes of a document. Names are safe to print here and later;
 * schemas keep their symbolic `$ref`s to `#/components/schemas/…`.
 */
export interface Model {
  /** File-name stem of everything made from this document: `x-guide.id`, else the file's own name. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly guide: Guide | undefined;
  readonly dispatch: Dispatch | undefined;
  readonly exchanges: readonly Exchange[];
  /** Names that the schemas of `components` get in generated code, by their key there. */
  readonly schemaTypes: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Schemes that fields are encrypted with, file names in `runtime/signing/`. */
  readonly encryptions: readonly string[];
}

/** What a document says of the guide it describes: its `x-guide`. */
export interface Guide {
  readonly id: string;
  readonly title: string;
  readonly sites: readonly string[];
  readonly state: 'current' | 'retired';
  readonly reference: string;
}

/** One address for all webhooks, told apart by a value in the body or the query. */
export interface Dispatch {
  readonly in: 'body' | 'query';
  readonly name: string;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonSchema = boolean | { readonly [keyword: string]: Json };

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** One request and its response: a path operation, a webhook or a callback. */
export interface Exchange {
  /** A safe identifier: `newInstance`. */
  readonly name: string;
  /** The same in Pascal case, the stem of its type names: `NewInstance`. */
  readonly typeName: string;
  /** Type of what a handler is called with: the body alone when no other parameter is left, else all of them. */
  readonly requestType: string;
  readonly kind: 'path' | 'webhook' | 'callback';
  /** Lower case. */
  readonly method: string;
  /** Key of the operation in its path item of the document's one form: `post` for methods that OpenAPI 3.2 added. */
  readonly member: string;
  /** Template of the path, without a fragment; for a webhook its sub-path below the receiver's address, `/` when it has none. */
  readonly path: string;
  /** Key below `paths` or `webhooks` in the document's one form, where callbacks are webhooks, too. */
  readonly key: string;
  /** Runtime expression of the address that a callback goes to. */
  readonly expression: string | undefined;
  readonly summary: string;
  readonly description: string;
  readonly source: Source | undefined;
  /** Value of the dispatch parameter that selects this exchange. */
  readonly activity: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  /** What the body may be instead, told by its `Content-Type`. */
  readonly otherBodies: readonly Content[];
  /** By status, and of one status by media type: the one that goes without saying comes first. */
  readonly responses: readonly Reply[];
  readonly signature: Signature | undefined;
  /** Scheme that signs the responses, file name in `runtime/signing/`. */
  readonly responseSignature: string | undefined;
  readonly delivery: Delivery | undefined;
  readonly idempotency: Idempotency | undefined;
  readonly resultCodes: ResultCodes | undefined;
  /** Per billing mode: mandatory, optional or none. */
  readonly requirement: Readonly<Record<string, string>>;
  /** No billing mode makes it mandatory: its handler may be left out. */
  readonly optional: boolean;
  readonly examples: readonly Example[];
}

/** A parameter of the path, the query, a header or a cookie. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Its text is JSON. */
  readonly json: boolean;
  readonly description: string;
  /** Set and checked by the signature scheme, so neither handlers nor callers see it. */
  readonly signing: boolean;
}

/** A body, of one media type. */
export interface Content {
  readonly mediaType: string;
  readonly format: BodyFormat;
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** How single fields of a form, or parts of a multipart body, are written; by name. */
  readonly encoding?: Readonly<Record<string, PartEncoding>>;
}

export interface PartEncoding {
  readonly contentType: string | undefined;
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean | undefined;
}

/** A response to an exchange, in one media type. */
export interface Reply {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** Type of its body. */
  readonly typeName: string;
  readonly description: string;
  readonly content: Content | undefined;
  /** Examples that answer no named request: refusals, named by their code. */
  readonly refusals: Readonly<Record<string, Json>>;
}

export interface Signature {
  /** File name in `runtime/signing/`. */
  readonly scheme: string;
  /** Clock window in seconds; `undefined` where no rule on freshness is documented. */
  readonly window: number | undefined;
}

/** All durations in seconds. */
export interface Delivery {
  readonly timeout: number;
  readonly retry: { readonly every: number | undefined; readonly for: number } | undefined;
  readonly afterwards: string;
}

export interface Idempotency {
  /** Request fields that make up the key. */
  readonly key: readonly string[];
  /** Request fields that keep requests with the same key apart; a missing one counts as `otherwise`. */
  readonly apart: readonly { readonly name: string; readonly otherwise: string }[];
  /** Response fields that stay the same on a resend. */
  readonly same: readonly string[];
  /** A receiver may answer a resend from its memory; else the handler is called each time. */
  readonly stored: boolean;
}

/** What a result code stands for, where the tool itself must choose one. */
export type ResultRole =
  | 'success'
  | 'pending'
  | 'unauthorized'
  | 'stale'
  | 'invalid'
  | 'unknown'
  | 'internal';

export interface ResultCodes {
  /** Response field that holds the code. */
  readonly code: string;
  /** Response field that holds the text. */
  readonly message: string;
  readonly codes: readonly ResultCode[];
}

export interface ResultCode {
  readonly code: string;
  readonly meaning: string;
  /** HTTP status it is answered with. */
  readonly status: number;
  /** Text of the message field; the meaning where the reference prints none. */
  readonly message: string;
  readonly for: readonly ResultRole[];
}

export interface Source {
  /** Section of the reference, e.g. `10-saas-v2.md 3.1`. */
  readonly section: string;
  readonly page: string;
}

/** A named request and the response that belongs to it. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  /** The state the receiver must be in. */
  readonly state: ProviderState | undefined;
  readonly parameters: Readonly<Record<ParameterLocation, Readonly<Record<string, Json>>>>;
  readonly body: Json | undefined;
  readonly response: {
    readonly status: string;
    readonly headers: Readonly<Record<string, Json>>;
    readonly body: Json | undefined;
  };
}

export interface ProviderState {
  readonly name: string;
  /** Request fields whose values the state supplies. */
  readonly provides: readonly string[];
}
