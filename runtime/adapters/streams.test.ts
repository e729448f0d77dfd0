import { describe, expect, it } from 'vitest';
import { type AnswerEvent, type Receiver, receive } from '../receiving/receiver.ts';
import type { Context, ExchangeDefinition, Handler } from '../receiving/service.ts';
import type { Validator } from '../validation/fault.ts';
import { frameworks } from './testing/frameworks.ts';

const any: Validator<unknown> = (value) => ({ ok: true, value });

function receiverOf(
  handler: Handler,
  format: 'bytes' | 'events',
  onAnswer: (event: AnswerEvent) => void = () => undefined,
): Receiver {
  const exchange: ExchangeDefinition = {
    name: 'watch',
    method: 'GET',
    path: '/watch',
    parameters: [],
    validateRequest: any,
    responses: [
      {
        status: 200,
        contentType: format === 'bytes' ? 'image/png' : 'text/event-stream',
        format,
        validate: any,
      },
    ],
    handler,
  };
  return receive({ exchanges: [exchange] }, { prefix: '/saas', onAnswer });
}

describe.each(Object.entries(frameworks))('%s', (_name, { serve }) => {
  const served = async (...args: Parameters<typeof receiverOf>): Promise<string> =>
    `${await serve(receiverOf(...args), '/saas')}/saas/watch`;

  it('sends bytes as they are, with their length', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const response = await fetch(await served(() => bytes, 'bytes'));
    expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
      'image/png',
      '4',
    ]);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('sends megabytes of chunks', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 64; index++) yield new Uint8Array(64 * 1024).fill(index);
    }
    const response = await fetch(await served(chunks, 'bytes'));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([bytes.length, bytes[0], bytes.at(-1)]).toEqual([4 * 1024 * 1024, 0, 63]);
  });

  it('sends each event as soon as there is one', async () => {
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    async function* events(): AsyncGenerator<unknown> {
      await first.promise;
      yield { data: 'one' };
      await second.promise;
      yield { data: 'two' };
    }
    const { body } = await fetch(await served(events, 'events'));
    const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(':\n\n');
    first.resolve();
    expect((await reader.read()).value).toBe('data: one\n\n');
    second.resolve();
    expect((await reader.read()).value).toBe('data: two\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('tells a handler that waits when nobody listens any more', async () => {
    const ended = Promise.withResolvers<string>();
    async function* events(_input: unknown, { signal }: Context): AsyncGenerator<unknown> {
      try {
        yield { data: 'one' };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        yield { data: 'never sent' };
      } finally {
        ended.resolve(`put away, ${signal.aborted}`);
      }
    }
    const told: unknown[] = [];
    const address = await served(events, 'events', ({ cause }) => told.push(cause));
    const controller = new AbortController();
    const { body } = await fetch(address, { signal: controller.signal });
    await body?.getReader().read();
    controller.abort();
    expect(await ended.promise).toBe('put away, true');
    expect(told).toEqual([undefined]);
  });

  it('breaks the connection off when a handler fails in the middle, and tells why', async () => {
    async function* events(): AsyncGenerator<unknown> {
      yield { data: 'one' };
      throw new Error('the source is dry');
    }
    const told: unknown[] = [];
    const address = await served(events, 'events', ({ cause }) => told.push(cause));
    await expect(fetch(address).then((response) => response.text())).rejects.toThrow();
    expect(told.map(String)).toEqual(['undefined', 'Error: the source is dry']);
  });
});
