import {
  checkSignature,
  checkSize,
  dispatch,
  parseBody,
  Refused,
  validInput,
} from '../runtime/receiving/admission.ts';
import { type Answer, jsonAnswer, refusal } from '../runtime/receiving/answer.ts';
import { createRouter } from '../runtime/receiving/route.ts';
import type { RefusalRole as ReceiverRole } from '../runtime/receiving/service.ts';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import { UnknownId } from './lookup.ts';
import type { MockedExchange } from './mocked-exchange.ts';
import { UnknownPreference } from './prefer.ts';
import { headerText } from './printable.ts';

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
}

/** Bytes of a body; the API gateway takes 12 MB (`devg-apisign/api-sign-errorcode`). */
export const bodyLimit = 12_000_000;

type Outcome = Pick<MockEvent, 'exchange' | 'example' | 'answer' | 'code' | 'cause'>;

/** Answers requests in this order: size → route → signature → parse → dispatch → validate → example → Prism. */
export function createMock(
  exchanges: readonly MockedExchange[],
): (request: SignableRequest) => Promise<MockEvent> {
  const candidatesFor = createRouter(exchanges);

  async function answer(request: SignableRequest): Promise<Outcome> {
    const candidates = candidatesFor(request.method, request.url.pathname);
    const first = candidates[0]?.exchange;
    if (first === undefined) return noSuchExchange(exchanges, request);
    let exchange = candidates.length === 1 ? first : undefined;
    try {
      checkSize(request, bodyLimit);
      checkSignature(first, request, Date.now());
      const body = parseBody(request);
      const chosen = dispatch(first.dispatch, candidates, request.url, body);
      exchange = chosen.exchange;
      const input = validInput(chosen, request, body);
      const { answer, code, example } = await exchange.answer(input, request.headers.get('prefer'));
      return { exchange: exchange.name, example, answer, code, cause: undefined };
    } catch (error) {
      return { exchange: exchange?.name, ...(await refuse(exchange ?? first, error)) };
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

/** @throws what is no refusal */
async function refuse(exchange: MockedExchange, error: unknown): Promise<Omit<Outcome, 'exchange'>> {
  if (error instanceof UnknownPreference) return problem('invalid', error.message);
  if (!(error instanceof Refused || error instanceof UnknownId)) throw error;
  const { message: cause } = error;
  const role = error instanceof UnknownId ? 'unknown' : error.role;
  const documented = await exchange.refuse(role);
  if (documented === undefined) return problem(role === 'unknown' ? 'invalid' : role, cause);
  const { answer, code } = documented;
  return { example: undefined, answer, code, cause };
}

/** The mock itself has failed, or the document has no response: nothing describes how to answer that. */
function failure(error: unknown): Outcome {
  const cause = error instanceof Error ? error.message : String(error);
  return { exchange: undefined, ...problem('internal', cause) };
}

function problem(role: ReceiverRole, cause: string): Omit<Outcome, 'exchange'> {
  return { example: undefined, answer: refusal(undefined, role, cause), code: undefined, cause };
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
  return { exchange: undefined, example: undefined, answer, code: undefined, cause };
}
