import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { isRecord, textAt } from '../../../generator/load/openapi.ts';
import { bodyOf, headersOf, urlOf } from '../../../runtime/adapters/incoming.ts';
import { saasV2 } from '../../../runtime/signing/saas-v2.ts';

export const merchantKey = 'access-key-of-the-test-merchant';

/** An answer before it is sent. */
export interface TestAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly location?: string;
  /** Sent as JSON, text as it is. */
  readonly body: unknown;
}

export interface TestMerchant {
  readonly url: string;
  /** Bodies of all requests, in order. */
  readonly requests: readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export interface TestMerchantOptions {
  /** Changes the answer to a request. It may wait as long as it likes. */
  readonly spoil?: (
    answer: TestAnswer,
    request: Readonly<Record<string, unknown>>,
  ) => TestAnswer | Promise<TestAnswer>;
  /** Milliseconds that an instance takes to be opened; creations are then answered with `000004`. */
  readonly openingTime?: number;
}

const success = { resultCode: '000000', resultMsg: 'success' };

/** A small merchant in plain node:http that keeps all the rules, for tests that then break one. */
export async function startTestMerchant({
  spoil = (answer) => answer,
  openingTime = 0,
}: TestMerchantOptions = {}): Promise<TestMerchant> {
  const instances = new Map<string, { id: string; openAt: number; frozen: boolean }>();
  const requests: Readonly<Record<string, unknown>>[] = [];

  function answerTo(request: Readonly<Record<string, unknown>>): unknown {
    const activity = request['activity'];
    if (activity === 'newInstance') {
      const order = `${textAt(request, 'orderId')} ${textAt(request, 'orderLineId')}`;
      const instance = instances.get(order) ?? {
        id: textAt(request, 'businessId'),
        openAt: Date.now() + openingTime,
        frozen: false,
      };
      instances.set(order, instance);
      const isOpen = instance.openAt <= Date.now();
      return isOpen
        ? { ...success, instanceId: instance.id }
        : { resultCode: '000004', resultMsg: 'request is processing', instanceId: instance.id };
    }
    const ids = textAt(request, 'instanceId').split(',');
    const found = [...instances.values()].filter(({ id }) => ids.includes(id));
    if (found.length < ids.length) return { resultCode: '000003', resultMsg: 'instance is invalid' };
    if (found.some(({ openAt }) => openAt > Date.now())) {
      return { resultCode: '000004', resultMsg: 'request is processing' };
    }
    if (activity === 'queryInstance')
      return { ...success, info: found.map(({ id }) => ({ instanceId: id })) };
    if (activity === 'updateInstanceStatus') {
      for (const instance of found) instance.frozen = request['status'] === 'FREEZE';
    }
    return success;
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request, Infinity);
    const signed = { method: 'POST', url: urlOf(request), headers: headersOf(request), body };
    const failure = saasV2.verify(signed, { key: merchantKey }, { now: Date.now(), window: 60 });
    const fields: unknown = JSON.parse(new TextDecoder().decode(body));
    if (!isRecord(fields)) throw new Error('The platform sends objects only.');
    requests.push(fields);
    const refusal = { resultCode: '000001', resultMsg: failure?.message };
    const answer = await spoil({ body: failure === undefined ? answerTo(fields) : refusal }, fields);
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    if (answer.location !== undefined) response.setHeader('location', answer.location);
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/saasproduce`,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An answer that never comes. */
export async function never(): Promise<never> {
  await pause(2 ** 30, undefined, { ref: false });
  throw new Error('never');
}
