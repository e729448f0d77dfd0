import { admit, checkSignature, checkSize, dispatch } from '../runtime/receiving/admission.ts';
import { type Answer, jsonAnswer, refusal, signedAnswer } from '../runtime/receiving/answer.ts';
import { parseBody } from '../runtime/receiving/body.ts';
import { Refused } from '../runtime/receiving/refused.ts';
import { createRouter } from '../runtime/receiving/route.ts';
import type { RefusalRole as ReceiverRole } from '../runtime/receiving/service.ts';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import type { Front, Page } from './behaviour.ts';
import { UnknownId } from './lookup.ts';
import type { MockedExchange } from './mocked-exchange.ts';
import { UnknownPreference } from './prefer.ts';
import { headerText } from './printable.ts';
import type { RefusalRole } from './refusals.ts';

/** One answered request. */
export interface MockEvent {
  readonly method: string;
  /** Without the query, which may hold a signature. */
  readonly path: string;
  /** `undefined` when the request fitted none. */
  readonly exchange: string | undefined;
  readonly example: string | undefined;
  readonly answer: Answer;
  /** Result code of the answer. */
  readonly code: string | undefined;
  /** Why the request was refused; `undefined` when it was not. */
  readonly cause: string | undefined;
  /** As what the document refuses it; `undefined` when it does not, or when the mock's own state does. */
  readonly role: RefusalRole | undefined;
}

/** Bytes of a body; the API gateway takes 12 MB (`devg-apisign/api-sign-errorcode`). */
export const bodyLimit = 12_000_000;

type Outcome = Pick<MockEvent, 'exchange' | 'example' | 'answer' | 'code' | 'cause' | 'role'>;

/** Answers requests in this order: guides' own pages → size → route → signature → parse → dispatch → validate → example → Prism. */
export function createMock(
  exchanges: readonly MockedExchange[],
  fronts: readonly Front[] = [],
): (request: SignableRequest) => Promise<MockEvent> {
  const candidatesFor = createRouter(exchanges);

  async function answer(asked: SignableRequest): Promise<Outcome> {
    const request = pass(fronts, asked);
    if ('answer' in request) return pageOutcome(request);
    const candidates = candidatesFor(request.method, request.url.pathname);
    const first = candidates[0]?.exchange;
    if (first === undefined) return noSuchExchange(exchanges, request);
    let exchange = candidates.length === 1 ? first : undefined;
    try {
      checkSize(request, bodyLimit);
      checkSignature(first, request, Date.now());
      const body = await parseBody(request, first.body);
      const meant = dispatch(first.dispatch, candidates, request.url, body);
      if (meant.length === 1) exchange = meant[0]?.exchange;
      const admitted = admit(meant, request, body);
      exchange = admitted.exchange;
      const { answer, code, example, cause } = await exchange.answer(admitted.input, request);
      return {
        exchange: exchange.name,
        example,
        answer: signedAnswer(answer, exchange.responseSignature),
        code,
        cause,
        role: undefined,
      };
    } catch (error) {
      const answering = exchange ?? first;
      const { answer, ...refused } = await refuse(answering, request, error);
      return {
        exchange: exchange?.name,
        ...refused,
        answer: signedAnswer(answer, answering.responseSignature),
      };
    }
  }

  return async (request) => {
    const outcome = await answer(request).catch(failure);
    const { cause } = outcome;
    const headers = cause === undefined ? {} : { 'koocontract-cause': headerText(cause) };
    return {
      method: request.method,
      path: request.url.pathname,
      ...outcome,
      answer: { ...outcome.answer, headers: { ...outcome.answer.headers, ...headers } },
    };
  };
}

/** Leads a request through the fronts, until one of them answers it. */
function pass(fronts: readonly Front[], request: SignableRequest): Page | SignableRequest {
  let passed = request;
  for (const front of fronts) {
    const next = front(passed);
    if ('answer' in next) return next;
    passed = next;
  }
  return passed;
}

function pageOutcome({ name, answer, cause }: Page): Outcome {
  return { exchange: name, example: undefined, answer, code: undefined, cause, role: undefined };
}

/** @throws what is no refusal */
async function refuse(
  exchange: MockedExchange,
  request: SignableRequest,
  error: unknown,
): Promise<Omit<Outcome, 'exchange'>> {
  if (error instanceof UnknownPreference) return problem('invalid', error.message);
  if (!(error instanceof Refused || error instanceof UnknownId)) throw error;
  const { message: cause } = error;
  const role = error instanceof UnknownId ? 'unknown' : error.role;
  const documented = await exchange.refuse(role, request);
  if (documented === undefined) return problem(role === 'unknown' ? 'invalid' : role, cause);
  const { answer, code } = documented;
  return { example: undefined, answer, code, cause, role };
}

/** The mock itself has failed, or the document has no response: nothing describes how to answer that. */
function failure(error: unknown): Outcome {
  const cause = error instanceof Error ? error.message : String(error);
  return { exchange: undefined, ...problem('internal', cause) };
}

function problem(role: ReceiverRole, cause: string): Omit<Outcome, 'exchange'> {
  return { example: undefined, answer: refusal(undefined, role, cause), code: undefined, cause, role };
}

function noSuchExchange(exchanges: readonly MockedExchange[], { method, url }: SignableRequest): Outcome {
  const place = (path: string): string => (path === '/' ? 'to any path' : path);
  const known = new Set(exchanges.map((exchange) => `${exchange.method} ${place(exchange.path)}`));
  const cause = `no exchange for ${method} ${url.pathname}; there are ${[...known].join(', ')}`;
  const answer = jsonAnswer(
    404,
    { title: 'Not Found', status: 404, detail: cause },
    'application/problem+json',
  );
  return { exchange: undefined, example: undefined, answer, code: undefined, cause, role: undefined };
}
