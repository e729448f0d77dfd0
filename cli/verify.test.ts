import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { startExample } from './start-example.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: 'demo-access-key-0123456789' };

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}/saas`;
}

async function example(): Promise<string> {
  const running = await startExample(join(temporaryFolder(), 'merchant.sqlite'));
  onTestFinished(() => running.close());
  return running.url;
}

describe('koocontract verify', () => {
  it('passes the example merchant, again and again, and writes the reports', async () => {
    const cwd = temporaryFolder();
    const url = await example();
    for (const run of ['first', 'second']) {
      const { code, stdout } = await koocontract(
        [
          'verify',
          url,
          '--guide',
          'saas-v2',
          '--report',
          `json=out/${run}.json`,
          `junit=${run}.xml`,
          `html=${run}.html`,
        ],
        { cwd, env },
      );
      expect(stdout).toMatch(/ 0 failed, 0 warnings/);
      expect(code).toBe(0);
    }
    const report = JSON.parse(readFileSync(join(cwd, 'out/second.json'), 'utf8'));
    expect(report).toMatchObject({ guide: 'saas-v2', url, summary: { failed: 0, warned: 0 } });
    expect(report.results).toContainEqual(
      expect.objectContaining({
        id: 'idempotency.create-resend',
        kind: 'check',
        exchange: 'newInstance',
        status: 'pass',
        rule: expect.objectContaining({ source: expect.any(String), section: expect.any(String) }),
      }),
    );
    expect(report.results).toContainEqual(
      expect.objectContaining({ id: 'pact.newInstance.created', kind: 'pact', status: 'pass' }),
    );
    expect(readFileSync(join(cwd, 'second.xml'), 'utf8')).toContain('<testsuite');
    expect(readFileSync(join(cwd, 'second.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('shows a failure with what was sent, what came, what is documented and a command to reproduce it', async () => {
    // Answers everything with success, whatever the signature.
    const url = await serving((request, response) => {
      request
        .resume()
        .on('end', () =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end('{"resultCode":"000000","resultMsg":"success","instanceId":"1"}'),
        );
    });
    const { code, stdout } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--only', 'signature.wrong', '--calls', 'debug'],
      { env },
    );
    expect(code).toBe(1);
    expect(stdout).toContain('A request with a wrong signature is refused with 000001');
    expect(stdout).toMatch(/POST http:\/\/localhost:\d+\/saas\?signature=/);
    expect(stdout).toContain('"resultCode":"000000"');
    expect(stdout).toContain('10-saas-v2.md, 2.2 Request signature');
    expect(stdout).toMatch(/koocontract (sign|verify) /);
    expect(stdout).not.toContain(env.KOO_ACCESS_KEY);
  });

  it('reports to GitHub and to code scanning', async () => {
    const cwd = temporaryFolder({ 'summary.md': 'Before.\n' });
    const url = await serving((request, response) => {
      request.resume().on('end', () => response.end('::error::from the merchant'));
    });
    const command = ['verify', url, '--guide', 'saas-v2', '--only', 'life-cycle.create', '--calls', 'debug'];
    const github = { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' };
    const { code, stdout } = await koocontract([...command, '--report', 'github', 'sarif=koo.sarif'], {
      cwd,
      env: github,
    });
    expect(code).toBe(1);
    const [, token] = /^::stop-commands::(\S+)\n/.exec(stdout) ?? [];
    const [text = '', commands = ''] = stdout.split(`\n::${token}::\n`);
    expect(text).toContain('::error::from the merchant');
    expect(commands).toMatch(/^::error file=spec\/saas-v2\.yaml,line=\d+,title=.*\n$/);
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^Before\.\n## ❌ saas-v2 at /);
    const { version, runs } = JSON.parse(readFileSync(join(cwd, 'koo.sarif'), 'utf8'));
    expect([version, runs[0].results.length]).toEqual(['2.1.0', 1]);
  });

  it('keeps standard output for the JSON, annotations or not', async () => {
    const url = await serving((request, response) => {
      request.resume().on('end', () => response.end('no JSON'));
    });
    const { stdout, stderr } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--only', 'life-cycle.create', '--json', '--report', 'github'],
      { env: { ...env, GITHUB_STEP_SUMMARY: '' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ guide: 'saas-v2' });
    expect(stderr).toMatch(/^::error file=/);
  });

  it('ends with the first failure when told so', async () => {
    const url = await serving((request, response) => {
      request.resume().on('end', () => response.end('no JSON'));
    });
    const { code, stdout } = await koocontract(
      ['verify', url, '--guide', 'saas-v2', '--bail', '--concurrency', '1'],
      { env },
    );
    expect(code).toBe(1);
    expect(stdout).toContain('Not verified: the run ended with the first failure.');
    expect(stdout).toMatch(/\b1 failed/);
  });

  it('ends with 3 when there is no server', async () => {
    const closed = createServer().listen(0);
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const { code, stderr } = await koocontract(
      ['verify', `http://localhost:${port}/saas`, '--guide', 'saas-v2'],
      { env },
    );
    expect(code).toBe(3);
    expect(stderr).toContain(`No connection to http://localhost:${port}`);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
  });

  it('ends with 1 when the server is there, but too slow to answer at all', async () => {
    const url = await serving(() => undefined);
    const { code, stdout } = await koocontract(['verify', url, '--guide', 'saas-v2', '--timeout', '0.5'], {
      env,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/transport\.in-time[\s\S]*0\.5 s/);
  });

  it('gives verdicts on garbage', async () => {
    const url = await serving((request, response) => {
      request.resume().on('end', () => response.end(Buffer.from([0xff, 0x00, 0x7b])));
    });
    const { code, stdout } = await koocontract(['verify', url, '--guide', 'saas-v2'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/[1-9]\d* failed/);
  });

  it.each([
    [['http://localhost:1/', '--guide', 'saas-v2'], {}, 'KOO_ACCESS_KEY is not set'],
    [['http://localhost:1/', '--guide', 'saas-v2', '--only', 'signture'], env, 'Did you mean signature?'],
    [
      ['http://localhost:1/', '--guide', 'saas-v2', '--report', 'xml=a'],
      env,
      'Write json=FILE, junit=FILE, html=FILE, sarif=FILE or github.',
    ],
    [
      ['http://localhost:1/', '--guide', 'saas-v2', '--timeout', 'soon'],
      env,
      '--timeout soon is no number of seconds',
    ],
    [
      ['http://localhost:1/', '--guide', 'saas-v2', '--concurrency', '0'],
      env,
      '--concurrency 0 is no whole number between 1 and 100',
    ],
    [['http://localhost:1/', '--guide', 'open-api'], env, 'neither checks nor pacts'],
    [['--guide', 'saas-v2'], env, 'The address of the merchant is missing'],
    [['localhost:80', '--guide', 'saas-v2'], env, 'is no address'],
  ])('%j is wrong use', async (args, environment, message) => {
    const { code, stderr } = await koocontract(['verify', ...args], { env: environment });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('lists what it would verify', async () => {
    const { code, stdout } = await koocontract(['verify', '--guide', 'saas-v2', '--list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^idempotency\.create-resend +newInstance, sent again for the same order line, gets the same instanceId$/m,
    );
    expect(stdout).toMatch(/^pact\.newInstance\.created /m);
  });

  it('leaves no half-written report', async () => {
    const url = await example();
    const { code, stderr } = await koocontract(
      [
        'verify',
        url,
        '--guide',
        'saas-v2',
        '--only',
        'signature.valid',
        '--report',
        'json=package.json/r.json',
      ],
      { env },
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('could not be written to package.json/r.json'),
    ]);
  });
});
