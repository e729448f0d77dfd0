import { once } from 'node:events';
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ReceiverOptions } from '../receiving/receiver.ts';
import { notesReceiver } from '../testing/notes-service.ts';
import { toNodeListener } from './node.ts';
import { frameworks } from './testing/frameworks.ts';
import { platformType, send, signedAddress, success } from './testing/send.ts';
import { serveListener } from './testing/serve.ts';

const MiB = 1024 * 1024;
const drop = { activity: 'drop', orderId: 'A' };
const mount = '/saas';

describe.each(Object.entries(frameworks))('%s', (_name, { serve: serveApp }) => {
  /** The address of a receiver of notes. */
  async function serve(options: Partial<ReceiverOptions> = {}): Promise<string> {
    const receiver = notesReceiver({ drop: () => success }, { prefix: mount, ...options });
    return (await serveApp(receiver, mount)) + mount;
  }

  it.each([
    platformType,
    'application/json',
    'application/json charset=UTF-8',
    'application/x-www-form-urlencoded',
    'text/plain',
  ])('hands over the raw bytes of %j', async (contentType) => {
    const body = '{ "orderId":"订单 1", "activity":"drop", "amount":100.0 }';
    expect(await send(await serve(), body, { contentType })).toEqual(success);
  });

  it('answers signature faults, empty and malformed bodies itself', async () => {
    const address = await serve();
    expect(await send(address, drop, { now: 0 })).toMatchObject({ resultCode: '000002' });
    expect(await send(address, '')).toMatchObject({ resultCode: '000002' });
    expect(await send(address, '{')).toMatchObject({ resultCode: '000002' });
  });

  it('answers two requests over one connection', async () => {
    const address = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const answers = [await post(address, agent), await post(address, agent)];
    expect(answers).toEqual([
      { answer: success, reused: false },
      { answer: success, reused: true },
    ]);
  });

  it('lives on, without a word in the log, when the sender hangs up in the middle of a body', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const address = await serve();
    const aborted = httpRequest(signedAddress(address, drop), {
      method: 'POST',
      headers: { 'content-type': platformType, 'content-length': 100, expect: '100-continue' },
    });
    const closed = new Promise((resolve) => aborted.on('error', () => undefined).on('close', resolve));
    aborted.flushHeaders();
    await once(aborted, 'continue');
    aborted.write('{"activity"', () => aborted.destroy());
    await closed;
    expect(await send(address, drop)).toEqual(success);
    expect(logged).not.toHaveBeenCalled();
  });

  it('refuses 10 MB, and goes on', async () => {
    const address = await serve();
    const refused = await send(address, { ...drop, orderId: 'A'.repeat(10 * MiB) });
    expect(refused).toMatchObject({
      resultCode: '000002',
      resultMsg: expect.stringContaining('larger than'),
    });
    expect(await send(address, drop)).toEqual(success);
  });

  it('takes 10 MB when the limit is raised', async () => {
    const address = await serve({ bodyLimit: 11 * MiB });
    expect(await send(address, { ...drop, orderId: 'A'.repeat(10 * MiB) })).toEqual(success);
  });
});

describe('node:http', () => {
  it('gives a body that does not end up, and closes its connection', async () => {
    const address = await serveListener(toNodeListener(notesReceiver({}, { bodyLimit: MiB })));
    const request = httpRequest(signedAddress(address, drop), { method: 'POST' });
    // What it reads beyond the limit, and one byte more, which it waits for: what it left unread would reset the connection.
    request.write(Buffer.alloc(33 * MiB + 1));
    const [response]: IncomingMessage[] = await once(request, 'response');
    expect(response?.headers.connection).toBe('close');
    request.destroy();
  });
});

/** A request over the connections of an agent. */
async function post(address: string, agent: Agent) {
  const body = JSON.stringify(drop);
  const request: ClientRequest = httpRequest(signedAddress(address, body), {
    method: 'POST',
    agent,
    headers: { 'content-type': platformType },
  }).end(body);
  const [response]: IncomingMessage[] = await once(request, 'response');
  const answer = response === undefined ? undefined : await json(response);
  return { answer, reused: request.reusedSocket };
}
