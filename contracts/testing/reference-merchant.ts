import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord } from '../../generator/load/openapi.ts';
import { bodyOf } from '../../runtime/adapters/incoming.ts';

/** A correct merchant in plain Node, taken apart so that a test can put one part in wrongly. */
export interface Parts {
  /** Reads the body of a request. */
  read(request: IncomingMessage): Promise<Uint8Array>;
  /** The code that a request is turned away with; `undefined` when its signature holds. */
  authenticate(query: URLSearchParams, body: string): string | undefined;
  /** HTTP methods that it takes. */
  readonly methods: readonly string[];
  /** The code that a nonce which came before is turned away with. */
  readonly replayed: string | undefined;
  /** Answers one activity. */
  act(activity: unknown, fields: Fields, shop: Shop): Answer | Promise<Answer>;
  /** Writes an answer to the wire. */
  respond(response: ServerResponse, answer: Answer, request: IncomingMessage): void;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

export interface Instance {
  readonly instanceId: string;
  status: 'active' | 'frozen' | 'released';
  /** Of a debugging call, so that a release does not end it. */
  readonly test: boolean;
  readonly openedAt: number;
}

/** What the merchant remembers. */
export interface Shop {
  readonly byLine: Map<string, Instance>;
  readonly byId: Map<string, Instance>;
  /** Those of well-signed requests. */
  readonly nonces: Set<string>;
}

export const testKey = 'reference-merchant-key-0123456789';

export interface RunningMerchant extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts the merchant on a free port of this machine.
 *
 * @param change replaces parts of the correct merchant, which it is given
 */
export async function startMerchant(
  change: (parts: Parts) => Partial<Parts> = () => ({}),
): Promise<RunningMerchant> {
  const parts = { ...correctParts, ...change(correctParts) };
  const shop: Shop = { byLine: new Map(), byId: new Map(), nonces: new Set() };
  const server = createServer((request, response) => {
    answer(parts, shop, request)
      .then((result) => parts.respond(response, result, request))
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/saasproduce`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(parts: Parts, shop: Shop, request: IncomingMessage): Promise<Answer> {
  const body = new TextDecoder().decode(await parts.read(request));
  if (!parts.methods.includes(request.method ?? '')) return invalid;
  const query = new URL(request.url ?? '/', 'http://merchant').searchParams;
  const refusal = parts.authenticate(query, body) ?? replayed(parts, shop, query);
  if (refusal !== undefined) return { resultCode: refusal, resultMsg: 'not authenticated' };
  let fields: Fields;
  try {
    fields = JSON.parse(body) as Fields;
  } catch {
    return invalid;
  }
  if (!isRecord(fields)) return invalid;
  return parts.act(fields['activity'], fields, shop);
}

function replayed(parts: Parts, { nonces }: Shop, query: URLSearchParams): string | undefined {
  const nonce = query.get('nonce');
  if (nonce !== null && nonces.has(nonce)) return parts.replayed;
  nonces.add(nonce ?? '');
  return undefined;
}

export const success = { resultCode: '000000', resultMsg: 'success.' };
export const invalid = { resultCode: '000002', resultMsg: 'param is invalid' };
export const failed = { resultCode: '000005', resultMsg: 'other inner error' };
export const unknown = { resultCode: '000003', resultMsg: 'instance is invalid' };

export function signatureOf(query: URLSearchParams, body: string, key = testKey): string {
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return hmac(`${key}${query.get('nonce')}${query.get('timestamp')}${hmac(body)}`);
}

const correctParts: Parts = {
  read: (request) => bodyOf(request, Number.POSITIVE_INFINITY),
  methods: ['POST'],
  replayed: '000001',
  authenticate(query, body) {
    const [signature, timestamp, nonce] = ['signature', 'timestamp', 'nonce'].map((name) => query.get(name));
    if (!signature) return '000001';
    if (!timestamp || !nonce || Math.abs(Date.now() - Number(timestamp)) > 60_000) return '000002';
    return signature.toLowerCase() === signatureOf(query, body) ? undefined : '000001';
  },
  act,
  respond(response, result) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  },
};

const mandatory: Readonly<Record<string, readonly string[]>> = {
  newInstance: ['orderId', 'orderLineId', 'businessId'],
  queryInstance: ['instanceId'],
  refreshInstance: ['scene', 'orderId', 'orderLineId', 'instanceId', 'expireTime'],
  updateInstanceStatus: ['instanceId', 'status'],
  releaseInstance: ['instanceId'],
  upgradeInstance: ['instanceId', 'orderId', 'orderLineId'],
  changeInstanceCheck: ['instanceId', 'productInfo'],
};

/** A mandatory field has a value of its type. */
function isFitting(name: string, value: unknown): boolean {
  if (name === 'productInfo' && typeof value === 'object') return value !== null;
  if (name === 'status') return value === 'FREEZE' || value === 'UNFREEZE';
  return typeof value === 'string' && value !== '';
}

function act(activity: unknown, fields: Fields, shop: Shop): Answer {
  const names = Object.hasOwn(mandatory, String(activity)) ? mandatory[String(activity)] : undefined;
  if (names === undefined || names.some((name) => !isFitting(name, fields[name]))) return invalid;
  if (activity === 'newInstance') return newInstance(fields, shop);
  if (activity === 'queryInstance') return queryInstance(fields, shop);
  const instance = shop.byId.get(String(fields['instanceId']));
  if (instance === undefined) return unknown;
  if (activity === 'releaseInstance') {
    instance.status = 'released';
    return success;
  }
  if (instance.status === 'released' && !instance.test) return unknown;
  if (activity === 'updateInstanceStatus') {
    instance.status = fields['status'] === 'FREEZE' ? 'frozen' : 'active';
  }
  if (activity === 'refreshInstance' && !/^\d{14}(\d{3})?$/.test(String(fields['expireTime'])))
    return invalid;
  return success;
}

function newInstance(fields: Fields, { byLine, byId }: Shop): Answer {
  const line = `${fields['orderId']} ${fields['orderLineId']}`;
  const instance: Instance = byLine.get(line) ?? {
    instanceId: randomUUID(),
    status: 'active',
    test: fields['testFlag'] === '1',
    openedAt: Date.now(),
  };
  byLine.set(line, instance);
  byId.set(instance.instanceId, instance);
  return { ...success, instanceId: instance.instanceId };
}

function queryInstance(fields: Fields, { byId }: Shop): Answer {
  const instances = String(fields['instanceId'])
    .split(',')
    .map((id) => byId.get(id))
    .filter((instance) => instance !== undefined && (instance.test || instance.status !== 'released'));
  if (instances.length === 0) return unknown;
  const info = instances.map((instance) => ({
    instanceId: instance?.instanceId,
    appInfo: { frontEndUrl: 'https://www.example.com/app' },
  }));
  return { ...success, info };
}
