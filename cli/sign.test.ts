import { exec } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { kinds } from '../contracts/testing/guide-acts.ts';
import { guideKey, guideKeyId, startGuideMerchant } from '../contracts/testing/guide-merchant.ts';
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

  it('signs a query, and prints the address alone', async () => {
    await using merchant = await startGuideMerchant(kinds['saas-v1']);
    const query = "instanceId=it's+%22x%22%26%E4%B8%AD&instanceStatus=FREEZE&testFlag=1";
    const { stdout } = await koocontract(
      ['sign', 'instanceStatus', '--guide', 'saas-v1', '--to', merchant.url, '--query', query],
      { env: { KOO_ACCESS_KEY: guideKey } },
    );
    expect(stdout).toMatch(/^curl -sS '\S+'\n$/);
    const { stdout: answer } = await promisify(exec)(stdout);
    expect(JSON.parse(answer)).toMatchObject({ resultCode: '000000' });
  });

  it.each([
    ['kit-v2', 'tenantSync', {}],
    ['agents-gateway', 'invokeAgent', { KOO_APP_KEY: guideKeyId, KOO_APP_SECRET: guideKey }],
  ] as const)('signs the example of %s in a header', async (guide, activity, keys) => {
    await using merchant = await startGuideMerchant(kinds[guide]);
    const { stdout } = await koocontract(['sign', activity, '--guide', guide, '--to', merchant.url], {
      env: { KOO_ACCESS_KEY: guideKey, ...keys },
    });
    const { stdout: status } = await promisify(exec)(`${stdout.trim()} -f`);
    expect(JSON.parse(status)).not.toMatchObject({ resultCode: '000001' });
  });

  it.each([
    [
      ['--guide', 'saas-v1', '--to', 'http://localhost:1/', '--body', '{}'],
      env,
      'have no body. Give their parameters with --query',
    ],
    [['--guide', 'kit-v2', '--to', 'http://localhost:1/', '--query', 'a=1'], env, 'Give it with --body'],
    [
      ['--guide', 'kit-v2', '--to', 'http://localhost:1/', '--body', '{}'],
      env,
      'Name an exchange of kit-v2: neither body nor query tell it. There are: tenantSync',
    ],
    [
      ['upgrade', '--guide', 'saas-v1', '--to', 'http://localhost:1/', '--query', 'activity=newInstance'],
      env,
      'The query is for newInstance, not for upgrade',
    ],
    [
      ['tenantSync', '--guide', 'kit-v1', '--to', 'http://localhost:1/', '--body', '{}'],
      env,
      'signs with the "timeStamp" of the body',
    ],
    [
      ['invokeAgent', '--guide', 'agents-gateway', '--to', 'http://localhost:1/'],
      env,
      'KOO_APP_SECRET is not set',
    ],
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
