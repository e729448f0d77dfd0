import { describe, expect, it } from 'vitest';
import type { ResponseSignatureScheme } from '../signing/scheme.ts';
import type { Validator } from '../validation/fault.ts';
import { bytesOf, streamOf } from './chunks.ts';
import { receive } from './receiver.ts';
import type { ExchangeDefinition } from './service.ts';

const any: Validator<unknown> = (value) => ({ ok: true, value });
const bytes = new Uint8Array([1, 2, 3]);

function chunksOf(value: unknown): AsyncIterable<Uint8Array> {
  const body = bytesOf(value);
  if (body instanceof Uint8Array) throw new Error('These come whole.');
  return body;
}

describe('chunks', () => {
  it('are made no faster than they are taken', async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        made++;
        yield bytes;
      }
    }
    const reader = streamOf(chunksOf(endless())).getReader();
    for (let taken = 0; taken < 5; taken++) await reader.read();
    expect(made).toBeLessThanOrEqual(6);
    await reader.cancel();
  });

  it('of a stream cancel it when they are not wanted any more, even while they wait for it', async () => {
    const cancelled = Promise.withResolvers<string>();
    const silent = new ReadableStream({ cancel: () => cancelled.resolve('cancelled') });
    const reader = streamOf(chunksOf(silent)).getReader();
    const waiting = reader.read();
    await reader.cancel();
    expect([await cancelled.promise, (await waiting).done]).toEqual(['cancelled', true]);
  });

  it('are bytes', async () => {
    async function* texts(): AsyncGenerator<string> {
      yield 'text';
    }
    await expect(streamOf(chunksOf(texts())).getReader().read()).rejects.toThrow('no Uint8Array');
    expect(() => bytesOf('text')).toThrow('neither');
  });
});

describe('a receiver of streams', () => {
  const exchange: ExchangeDefinition = {
    name: 'watch',
    method: 'GET',
    path: '/watch',
    parameters: [],
    validateRequest: any,
    responses: [{ status: 200, contentType: 'image/png', format: 'bytes', validate: any }],
    handler: () => new Blob([bytes]),
  };
  const sign: ResponseSignatureScheme['sign'] = ({ body }) => ({ 'Body-Sign': `of ${body.length} bytes` });
  const scheme: ResponseSignatureScheme = { name: 'test', sign, verify: () => undefined };
  const responseSignature = { scheme, credentials: { key: 'k' } };
  const request = (): Request => new Request('https://m.example.com/watch');

  it('signs bytes as a whole', async () => {
    const signed = { ...exchange, responseSignature };
    const response = await receive({ exchanges: [signed] }, { onAnswer: () => undefined })(request());
    expect(response.headers.get('body-sign')).toBe('of 3 bytes');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('refuses to sign what has no end, and to keep what is no text', () => {
    const events = [{ status: 200, format: 'events', validate: any }] as const;
    const signed = { ...exchange, responses: events, responseSignature };
    expect(() => receive({ exchanges: [signed] }, {})).toThrow('signed as a whole');
    const kept = { ...exchange, idempotency: { key: ['id'], apart: [] } };
    const store = { once: () => Promise.reject(), close: () => undefined };
    expect(() => receive({ exchanges: [kept] }, { idempotency: store })).toThrow('kept for resends');
  });
});
