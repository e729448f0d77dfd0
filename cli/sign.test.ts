import { exec } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyOf, headersOf, urlOf } from '../runtime/adapters/incoming.ts';
import { saasV2 } from '../runtime/signing/saas-v2.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: 'demo-access-key-0123456789' };

describe('koocontract sign', () => {
  it('prints a curl command that a shell can run and a merchant accepts, whatever is in the body', async () => {
    const verdicts: unknown[] = [];
    const server = createServer(async (request, response) => {
      const body = await bodyOf(request, 10_000);
      const failure = saasV2.verify(
        { method: 'POST', url: urlOf(request), headers: headersOf(request), body },
        { key: env.KOO_ACCESS_KEY },
        { now: Date.now(), window: 60 },
      );
      verdicts.push(failure ?? Buffer.from(body).toString());
      response.end('{}');
    }).listen(0);
    onTestFinished(() => void server.close());
    const to = `http://localhost:${(server.address() as AddressInfo).port}/saas`;
    const body = `{"activity":"queryInstance","instanceId":"it's $HOME \`id\` 订单"}`;
    const { code, stdout } = await koocontract(['sign', '--guide', 'saas-v2', '--to', to, '--body', body], {
      env,
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain(env.KOO_ACCESS_KEY);
    await new Promise((resolve) => exec(stdout, resolve));
    expect(verdicts).toEqual([body]);
  });

  it('takes the first example of an exchange', async () => {
    const { stdout } = await koocontract(
      ['sign', 'newInstance', '--guide', 'saas-v2', '--to', 'http://localhost:1/saas'],
      { env },
    );
    expect(stdout).toContain('"orderId":"CS2211181819B4LVS"');
  });

  it.each([
    [['newInstance', '--guide', 'saas-v2', '--to', 'http://localhost:1/'], {}, 'KOO_ACCESS_KEY is not set'],
    [
      ['new', '--guide', 'saas-v2', '--to', 'http://localhost:1/'],
      env,
      'saas-v2 has no exchange new. There are: newInstance',
    ],
    [['newInstance', '--guide', 'saas-v2', '--to', 'localhost'], env, 'localhost is no address'],
    [
      ['--guide', 'saas-v2', '--to', 'http://localhost:1/'],
      env,
      'Name an exchange of saas-v2 or give a --body',
    ],
  ])('%j is wrong use', async (args, environment, message) => {
    const { code, stderr } = await koocontract(['sign', ...args], { env: environment });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
