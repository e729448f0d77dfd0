import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord } from '../../generator/load/openapi.ts';
import { bodyOf, headersOf } from '../../runtime/adapters/incoming.ts';
import { bodySign } from '../../runtime/signing/body-sign.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { schemeNamed } from '../../runtime/signing/schemes.ts';
import type { RunningMerchant } from './reference-merchant.ts';

export const guideKey = 'key-of-the-reference-merchant-0123';
export const guideKeyId = 'APP-KEY-0001';

export type Fields = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** One request as the merchant reads it. */
export interface Call {
  readonly exchange: string;
  readonly fields: Fields;
  /** It is a debugging call. */
  readonly test: boolean;
}

/** What the merchant remembers: things by the key under which it keeps them. */
export type Shop = Map<string, Record<string, unknown>>;

/** A correct merchant of one guide, taken apart so that a test can put one part in wrongly. */
export interface GuideParts {
  /** What a request is turned away with; `undefined` when its signature holds. */
  authenticate(request: SignableRequest): Answer | undefined;
  act(call: Call, shop: Shop): Answer | Promise<Answer>;
  /** What a body that is no JSON is answered with. */
  readonly malformed: Answer;
  /** Headers of an answer besides the content type. */
  headers(text: string, answer: Answer): Readonly<Record<string, string>>;
  /** Writes an answer to the wire. */
  respond(response: ServerResponse, answer: Answer, headers: Readonly<Record<string, string>>): void;
}

/** A guide's merchant before it is started. */
export interface Kind {
  readonly scheme: string;
  /** Seconds. */
  readonly window?: number;
  readonly signsAnswers: boolean;
  /** Refuses by HTTP status, without result codes. */
  readonly byStatus?: boolean;
  readonly act: GuideParts['act'];
}

export type GuideChange = (parts: GuideParts) => Partial<GuideParts>;

export const ok = { resultCode: '000000', resultMsg: 'success.' };
export const unauthorized = { resultCode: '000001', resultMsg: 'token is invalid' };
export const invalid = { resultCode: '000002', resultMsg: 'param is invalid' };
export const unknown = { resultCode: '000003', resultMsg: 'instance is invalid' };
export const failed = { resultCode: '000005', resultMsg: 'other inner error' };

/** Starts the merchant on a free port of this machine. */
export async function startGuideMerchant(
  kind: Kind,
  change: GuideChange = () => ({}),
): Promise<RunningMerchant> {
  const correct = correctParts(kind);
  const parts = { ...correct, ...change(correct) };
  const shop: Shop = new Map();
  const server = createServer((request, response) => {
    answerTo(parts, shop, request)
      .then((answer) => {
        parts.respond(response, answer, parts.headers(textOf(answer), answer));
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/isv/produce`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The body of an answer; `httpStatus` is no part of it. */
export function textOf({ httpStatus, ...body }: Answer): string {
  return JSON.stringify(body);
}

function correctParts({ scheme, window, signsAnswers, byStatus = false, act }: Kind): GuideParts {
  return {
    authenticate(request) {
      const failure = schemeNamed(scheme).verify(
        request,
        { key: guideKey, id: guideKeyId },
        { now: Date.now(), window },
      );
      if (failure === undefined) return undefined;
      if (byStatus) return { httpStatus: 401, error: 'unauthorized' };
      return failure.reason === 'missing' || failure.reason === 'stale' ? invalid : unauthorized;
    },
    act,
    malformed: byStatus ? { httpStatus: 400, error: 'malformed' } : invalid,
    headers: (text) =>
      signsAnswers ? bodySign.sign({ headers: {}, body: Buffer.from(text) }, { key: guideKey }) : {},
    respond(response, answer, headers) {
      const status = Number(answer['httpStatus'] ?? 200);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(textOf(answer));
    },
  };
}

async function answerTo(parts: GuideParts, shop: Shop, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://merchant');
  const body = Buffer.from(await bodyOf(request, Number.POSITIVE_INFINITY));
  const method = request.method ?? '';
  if (method === 'GET' && body.length > 0) return parts.malformed;
  const refusal = parts.authenticate({ method, url, headers: headersOf(request), body });
  if (refusal !== undefined) return refusal;
  let fields: Fields;
  try {
    fields =
      method === 'GET'
        ? Object.fromEntries(url.searchParams)
        : (JSON.parse(body.toString()) as Record<string, unknown>);
  } catch {
    return parts.malformed;
  }
  if (!isRecord(fields)) return parts.malformed;
  const exchange = String(fields['activity'] ?? url.pathname.split('/').at(-1));
  return parts.act({ exchange, fields, test: String(fields['testFlag']) === '1' }, shop);
}
