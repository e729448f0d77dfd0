import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../generated/open-api/client.ts';
import { createSender } from '../generated/saas-v2/client.ts';
import { packageRoot } from '../generator/package-root.ts';
import { demoKeys } from './keys.ts';
import { koocontract } from './testing/koocontract.ts';

/** Starts a serving command and waits for its address. */
async function serving(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(packageRoot, 'bin/koocontract.js'), ...args], {
    env: { ...process.env, NO_COLOR: '1', KOO_ACCESS_KEY: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  while (!printed.includes('Stop with Ctrl-C.')) await once(child.stdout, 'data');
  const [url = ''] = /http:\/\/\S+/.exec(printed) ?? [];
  return { child, url, printed: () => printed };
}

describe('koocontract mock', () => {
  it('serves the Open APIs with keys for local use, tells why it refuses, and ends when told', async () => {
    const { child, url, printed } = await serving(['mock', 'open-api', '--port', '0']);
    expect(printed()).toContain(demoKeys.HUAWEICLOUD_SDK_SK);
    expect(printed()).toContain(`${url}/__mock/usage`);
    const client = createClient({
      url,
      credentials: { sdkHmacSha256: { id: demoKeys.HUAWEICLOUD_SDK_AK, key: demoKeys.HUAWEICLOUD_SDK_SK } },
    });
    const { data } = await client.queryOrder({ query: { orderId: 'MOCKPERIODYEARNEW' } });
    expect(data?.orderInfo?.orderLine[0]?.chargingMode).toBe('PERIOD');
    const unknown = await client.queryOrder({ query: { orderId: 'CS1' } });
    expect(unknown.response.status).toBe(500);
    expect(printed()).toMatch(/→ GET .*order\/query {2}queryOrder {2}MOCKPERIODYEARNEW\n← 200/);
    // The answer may be here before its line is printed.
    await expect.poll(printed).toMatch(/← 500 MKT\.0100/);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('serves whole logins, and prints all that they take', async () => {
    const loginUrl = 'http://localhost:5000/in';
    const { url, printed } = await serving(['mock', 'login', '--port', '0', '--login-url', loginUrl]);
    const [, client] = /client_id +(\S+)/.exec(printed()) ?? [];
    const [, secret] = /client_secret +(\S+)/.exec(printed()) ?? [];
    const [, curl] = /curl -i '([^']+)' -d userName=zhangsan -d password=any/.exec(printed()) ?? [];
    const login = await fetch(curl ?? '', {
      method: 'POST',
      body: new URLSearchParams({ userName: 'zhangsan', password: 'any' }),
      redirect: 'manual',
    });
    const back = new URL(login.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(loginUrl);
    const token = await fetch(`${url}/api/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:${secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: back.searchParams.get('code') ?? '',
      }),
    });
    expect(await token.json()).toMatchObject({ token_type: 'Bearer', expires_in: 7200 });
  });

  it('plays a merchant', async () => {
    const { url } = await serving(['mock', 'saas-v2', '--as', 'merchant', '--port', '0'], {
      KOO_ACCESS_KEY: 'k',
    });
    const { data } = await createSender({ url, credentials: { key: 'k' } }).newInstance({
      orderId: 'CS1',
      orderLineId: 'CS1-000001',
      businessId: 'b',
    });
    expect(data).toMatchObject({ resultCode: '000000', instanceId: expect.any(String) });
    const wrong = await createSender({ url, credentials: { key: 'other' } }).queryInstance({
      instanceId: '1',
    });
    expect(wrong.data?.resultCode).toBe('000001');
  });

  it('says that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await koocontract(['mock', 'open-api', '--port', String(port)]);
    expect([code, stderr]).toEqual([
      2,
      `Port ${port} is taken by another process. Choose another one with --port; 0 picks a free one.\n`,
    ]);
  });

  it.each([
    [['mock', 'open-api', '--port', 'x'], 'x is no port'],
    [['mock', 'saas-v2', '--as', 'platform'], '--as merchant'],
    [['mock', 'login', '--login-url', 'nowhere'], 'nowhere is no address'],
    [['mock', 'open-api', '--login-url', 'http://localhost'], 'is for the guide login, not for open-api'],
    [['mock', 'saas-v9'], 'neither a guide nor a file'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await koocontract(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('koocontract proxy', () => {
  it('signs what passes', async () => {
    const env = { KOO_ACCESS_KEY: 'k' };
    const merchant = await serving(['mock', 'saas-v2', '--as', 'merchant', '--port', '0'], env);
    const proxy = await serving(['proxy', '--to', merchant.url, '--guide', 'saas-v2', '--port', '0'], env);
    const response = await fetch(proxy.url, {
      method: 'POST',
      body: '{"activity":"queryInstance","instanceId":"1"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toMatchObject({ resultCode: '000000' });
    await expect.poll(proxy.printed).toMatch(/→ POST queryInstance[\s\S]*← 200/);
  });

  it.each([
    [{}, ['--to', 'http://localhost:1'], 'KOO_ACCESS_KEY is not set'],
    [{ KOO_ACCESS_KEY: 'k' }, ['--to', 'nowhere'], 'nowhere is no address'],
  ])('wrong use is told', async (env, args, message) => {
    const { code, stderr } = await koocontract(['proxy', '--guide', 'saas-v2', ...args], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
