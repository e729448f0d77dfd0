import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { saasModel } from '../testing/model.ts';
import { createMerchant } from './merchant.ts';
import { UnreachableError } from './unreachable.ts';

const key = 'key-of-a-merchant-0123456789';

async function merchantAt(port: number) {
  const url = `http://127.0.0.1:${port}/saasproduce`;
  return createMerchant({ url, key, model: await saasModel(), calls: 'real', timeout: 5 });
}

it('sends a whole request and hangs up although no answer has come', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const arrived = once(server, 'request').then(async ([request]) => {
    const hungUp = once(request.socket, 'end');
    const body = await text(request);
    await hungUp;
    return JSON.parse(body) as unknown;
  });
  const merchant = await merchantAt((server.address() as AddressInfo).port);
  await merchant.sendUnheard('queryInstance', { instanceId: 'a'.repeat(200_000) });
  expect(await arrived).toMatchObject({ activity: 'queryInstance', instanceId: 'a'.repeat(200_000) });
  server.closeAllConnections();
  server.close();
});

it('says so when nobody is there', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const merchant = await merchantAt(port);
  await expect(merchant.sendUnheard('queryInstance', { instanceId: 'a' })).rejects.toThrow(UnreachableError);
});
