import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CALLBACK_PATH, createApp } from '../examples/merchant/app.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { listen } from '../runtime/adapters/listen.ts';
import { startExample } from './start-example.ts';
import { koocontract } from './testing/koocontract.ts';

const key = { KOO_ACCESS_KEY: 'access-key-for-tests-01' };
const env = {
  ...key,
  HUAWEICLOUD_SDK_AK: 'AKFORTESTS0000000001',
  HUAWEICLOUD_SDK_SK: 'secret-key-for-tests-01',
};

/** The example merchant, and the port of the platform that it calls: nobody listens there yet. */
async function example(sk = env.HUAWEICLOUD_SDK_SK): Promise<{ url: string; port: string }> {
  const probe = createServer();
  const port = await listen(probe, 0, '127.0.0.1');
  await new Promise((resolve) => probe.close(resolve));
  const app = createApp({
    accessKey: env.KOO_ACCESS_KEY,
    platform: { url: `http://127.0.0.1:${port}`, ak: env.HUAWEICLOUD_SDK_AK, sk },
    database: join(temporaryFolder(), 'merchant.sqlite'),
    onAnswer: () => undefined,
  });
  onTestFinished(() => app.close());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${address}${CALLBACK_PATH}`, port: String(port) };
}

describe('koocontract verify --platform-port', () => {
  it('hears what the example merchant calls, and finds nothing wrong', async () => {
    const { url, port } = await example();
    const { code, stdout } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--only', 'caller', '--platform-port', port],
      { env },
    );
    expect(stdout).toContain(`The platform, for your merchant to call: http://127.0.0.1:${port}`);
    expect(stdout).toContain('4 of 4 passed');
    expect(code).toBe(0);
  });

  it('shows a call that is wrongly signed, and how to see it again', async () => {
    const { url, port } = await example('the-secret-of-another-key');
    const { code, stdout } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--only', 'caller', '--platform-port', port],
      { env },
    );
    expect(code).toBe(1);
    expect(stdout).toContain('A call of queryOrder was not signed as documented');
    expect(stdout).toMatch(
      /GET http:\/\/127\.0\.0\.1:\d+\/api\/mkp-openapi-public\/global\/v1\/order\/query\?/,
    );
    expect(stdout).toContain('APIGW.0301');
    expect(stdout).toContain(`--only caller.signature --calls real --platform-port ${port}`);
    expect(stdout).not.toContain(env.HUAWEICLOUD_SDK_SK);
  });

  it('tells port and keys that it has chosen, beside the JSON', async () => {
    const { url } = await example();
    const { stdout, stderr } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--only', 'signature.valid', '--platform-port', '0', '--json'],
      { env: { ...key, HUAWEICLOUD_SDK_AK: '', HUAWEICLOUD_SDK_SK: '' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ guide: 'saas-v2', plan: 'full' });
    expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:[1-9]\d*\nKeys for local use/);
    expect(stderr).toContain('HUAWEICLOUD_SDK_SK=Demo');
  });

  it('needs a port that is free', async () => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    const port = String(await listen(taken, 0, '127.0.0.1'));
    const { code, stderr } = await koocontract(
      ['verify', 'http://127.0.0.1:1/', '--guide', 'saas-v2', '--platform-port', port],
      { env },
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining(`Port ${port} is taken by another process`)]);
    expect(stderr).toContain('--platform-port');
  });
});

describe('koocontract verify --plan', () => {
  it.each(['debug', 'dialing'])('%s passes the example merchant and is named', async (plan) => {
    const merchant = await startExample(join(temporaryFolder(), 'merchant.sqlite'));
    onTestFinished(() => merchant.close());
    const { code, stdout } = await koocontract(
      ['verify', merchant.url, '--guide', 'saas-v2', '--plan', plan],
      { env: { KOO_ACCESS_KEY: merchant.accessKey } },
    );
    expect(stdout).toContain(`saas-v2, plan ${plan} at `);
    expect(stdout).toMatch(/ 0 failed, 0 warnings/);
    expect(code).toBe(0);
  });

  it('lists its cases', async () => {
    const { stdout } = await koocontract(['verify', '--guide', 'saas-v2', '--list', '--plan', 'debug']);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^debug\.newInstance-period +The debugging case newInstance-period passes/);
    expect(lines.every((line) => line.startsWith('debug.'))).toBe(true);
  });

  it('full lists what is heard of the merchant, too', async () => {
    const { stdout } = await koocontract(['verify', '--guide', 'saas-v2', '--list', '--only', 'caller']);
    expect(stdout).toMatch(/^caller\.signature +Every call of an Open API is signed as documented$/m);
  });
});

describe('wrong use', () => {
  it.each([
    [['--plan', 'dialing', '--calls', 'real'], 'makes debugging calls only'],
    [['--plan', 'dial'], 'Allowed choices are full, debug, dialing'],
    [['--plan', 'debug', '--only', 'signature'], 'No check is called signature'],
    [['--only', 'caller'], 'add --platform-port 4010'],
    [['--platform-port', 'any'], 'any is no port'],
  ])('%j', async (args, message) => {
    const { code, stderr } = await koocontract(
      ['verify', 'http://127.0.0.1:1/', '--guide', 'saas-v2', ...args],
      { env },
    );
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
