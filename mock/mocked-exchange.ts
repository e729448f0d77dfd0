import type { Dispatch, Exchange } from '../generator/model/model.ts';
import type { IncomingExchange } from '../runtime/receiving/service.ts';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import { acceptedType } from './accepted-type.ts';
import type { Behaviour, Refuse } from './behaviour.ts';
import { createChooser } from './choose-example.ts';
import { createLookup, withIds } from './lookup.ts';
import { decidedResponse, preferredResponse, statusOf } from './prefer.ts';
import type { Prism } from './prism.ts';
import { findRefusal, type RefusalRole } from './refusals.ts';
import { createResponder, type Prepared, type Print, printBody } from './responses.ts';

/** A response, and the example that it was made of. */
export interface Chosen extends Prepared {
  readonly example: string | undefined;
  /** Why the mock's state refused the request. */
  readonly cause?: string | undefined;
}

/** One exchange as the mock answers it. Everything that does not depend on a request is prepared. */
export interface MockedExchange extends IncomingExchange {
  readonly dispatch: Dispatch | undefined;
  /**
   * The response to a valid request.
   *
   * @throws UnknownId, UnknownPreference
   */
  answer(input: unknown, request: SignableRequest): Promise<Chosen>;
  /** `undefined` when the document describes no such refusal. */
  refuse(role: RefusalRole, request: SignableRequest): Promise<Prepared> | undefined;
}

export function createMockedExchange(
  exchange: Exchange,
  incoming: IncomingExchange,
  dispatch: Dispatch | undefined,
  prism: Prism,
  print: Print,
  behave: Behaviour | undefined,
  wordRefusal: Refuse | undefined,
): MockedExchange {
  const respond = createResponder(exchange, prism, print);
  const choose = createChooser(exchange);
  const lookUp = createLookup(exchange);
  const [first] = exchange.responses;
  const success = exchange.responses.find(({ status }) => status.startsWith('2')) ?? first;
  const anySuccess = { status: success === undefined ? 200 : statusOf(success), example: undefined };

  return {
    ...incoming,
    dispatch,
    async answer(input, request) {
      const prefer = request.headers.get('prefer');
      const preferred = prefer === null ? undefined : preferredResponse(exchange, prefer);
      if (preferred !== undefined) return { ...(await respond(preferred)), example: preferred.example };
      const decision = await behave?.(input, request);
      if (decision !== undefined) {
        const { example, cause, edit = (body) => body, headers = {} } = decision;
        const { answer, body: documented, ...rest } = await respond(decidedResponse(exchange, decision));
        const body = edit(structuredClone(documented));
        const text = printBody(body, print, answer.headers);
        return {
          ...rest,
          answer: { ...answer, headers: { ...answer.headers, ...headers }, body: text },
          body,
          example,
          cause,
        };
      }
      const mediaType = acceptedType(exchange, success?.status, request.headers.get('accept') ?? '');
      if (mediaType !== undefined)
        return { ...(await respond({ ...anySuccess, mediaType })), example: undefined };
      const found = lookUp?.(input);
      const example = found?.example ?? choose(input);
      if (example === undefined) return { ...(await respond(anySuccess)), example: undefined };
      const { name } = example;
      const prepared = await respond({ status: statusOf(example.response), example: name });
      const asDocumented = found === undefined || [...found.ids].every(([old, asked]) => old === asked);
      if (asDocumented) return { ...prepared, example: name };
      const body = withIds(prepared.body, found.ids);
      return { ...prepared, body, answer: { ...prepared.answer, body: print(body) }, example: name };
    },
    refuse(role, request) {
      const decision = wordRefusal?.(exchange.name, role, request);
      const documented =
        decision === undefined ? findRefusal(exchange, role) : decidedResponse(exchange, decision);
      return documented === undefined ? undefined : respond(documented);
    },
  };
}
