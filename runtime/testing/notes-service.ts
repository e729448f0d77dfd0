import { createMemoryStore } from '../idempotency/memory-store.ts';
import { type ReceiverOptions, receive } from '../receiving/receiver.ts';
import type { Context, ExchangeDefinition, Handler, ResultCodes } from '../receiving/service.ts';
import { saasV2 } from '../signing/saas-v2.ts';
import type { Validator } from '../validation/fault.ts';

export const key = 'demo-access-key-0123456789';
const any: Validator<unknown> = (value) => ({ ok: true, value });

/** Stands in for a compiled schema: an object with a text `orderId`. */
const withOrder: Validator<unknown> = (value) =>
  typeof Object(value).orderId === 'string'
    ? { ok: true, value }
    : { ok: false, faults: [{ path: '/orderId', message: 'must be string' }] };

export const codes: ResultCodes = {
  code: 'resultCode',
  message: 'resultMsg',
  roles: {
    unauthorized: { code: '000001', message: 'token is invalid' },
    stale: { code: '000002', message: 'param is invalid' },
    invalid: { code: '000002', message: 'param is invalid' },
    internal: { code: '000005', message: 'other inner error' },
  },
  kept: ['000000', '000004'],
  refusals: ['000001', '000002', '000003', '000005', '000100'],
  statuses: {},
};

function callback(
  name: string,
  handler: Handler | undefined,
  more: Partial<ExchangeDefinition> = {},
): ExchangeDefinition {
  return {
    name,
    method: 'POST',
    path: '/',
    activity: name,
    parameters: [],
    signature: { scheme: saasV2, window: 60, credentials: { key } },
    resultCodes: codes,
    validateRequest: withOrder,
    responses: [{ status: 200, validate: any }],
    handler,
    ...more,
  };
}

/** A receiver of two callbacks on one address: `create` with an idempotency key, `drop` without. */
export function notesReceiver(
  handlers: {
    create?: (request: { orderId: string; businessId: string }, context: Context) => unknown;
    drop?: () => unknown;
  },
  options: Partial<ReceiverOptions> = {},
) {
  return receive(
    {
      dispatch: { in: 'body', name: 'activity' },
      exchanges: [
        callback('create', handlers.create, {
          idempotency: { key: ['orderId'], apart: [{ name: 'testFlag', otherwise: '0' }] },
        }),
        callback('drop', handlers.drop),
      ],
    },
    { idempotency: createMemoryStore(), onAnswer: () => undefined, ...options },
  );
}

/** A signed request; `body` is sent as it is when it is text. */
export function signedRequest(
  body: unknown,
  { now = Date.now(), nonce = String(crypto.randomUUID()) } = {},
): Request {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const unsigned = {
    method: 'POST',
    url: new URL('https://merchant.example.com/saas'),
    headers: new Headers(),
    body: bytes,
  };
  const { url } = saasV2.sign(unsigned, { key }, { now, nonce });
  return new Request(url, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/json;charset=utf8' },
  });
}
