import type { JsonSchema } from '../generator/model/model.ts';
import type { Answer } from '../runtime/receiving/answer.ts';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import type { RefusalRole } from './refusals.ts';

/** What the mock's own state makes of a valid request: which documented response, and what to change in it. */
export interface Decision {
  /** Name of the response's example; refusals are named by their code. Left out where the example has no name. */
  readonly example?: string;
  /** Status, where the example has no name, stands under several, or the media type is told; else told by the example. */
  readonly status?: number;
  /** Media type, where the response has several; JSON unless told. */
  readonly mediaType?: string;
  /** Headers of the response besides the documented ones, or in place of them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the body of a copy of the example's: a JSON value, or text where the media type is not JSON. */
  readonly edit?: (body: unknown) => unknown;
  /** Why the request was refused, for the log. */
  readonly cause?: string;
}

/**
 * Decides how one exchange answers a valid request; `undefined` leaves it to the document's examples.
 *
 * @param input what a handler would be called with: the body alone, or `{ path, query, …, body }`
 */
export type Behaviour = (
  input: unknown,
  request: SignableRequest,
) => Decision | undefined | Promise<Decision | undefined>;

/** The behaviours of a guide by exchange. Whoever makes them makes the state that they share. */
export type Behaviours = Readonly<Record<string, Behaviour>>;

/** Words the refusal of a request that breaks the document; `undefined` leaves it to the code that has the role. */
export type Refuse = (exchange: string, role: RefusalRole, request: SignableRequest) => Decision | undefined;

/** An answer of the mock's own to a request that the document does not describe: a page for people, say. */
export interface Page {
  /** For the log. */
  readonly name: string;
  readonly answer: Answer;
  /** Why the request was refused, for the log. */
  readonly cause?: string;
}

/** Sees a request before the document does: answers it, or hands it on, perhaps in the form that is documented. */
export type Front = (request: SignableRequest) => Page | SignableRequest;

/** The mock of a guide that keeps state. */
export interface GuideMock {
  readonly behaviours: Behaviours;
  readonly refuse?: Refuse;
  /** Schemas of requests by their key in the document, where the platform takes what is not as documented. */
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
  /** Each sees what the one before has made of a request. */
  readonly fronts?: readonly Front[];
  /** What whoever starts the mock wants to know of it; `url` is the mock's own. */
  readonly help?: (url: string) => string;
}

/** What may be set for the mocks of guides that keep state. */
export interface GuideSettings {
  /** Address of the application that users log in to. */
  readonly loginUrl?: string;
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}
