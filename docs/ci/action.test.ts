import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseYaml } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { merchantKey, startTestMerchant } from '../../contracts/pact/testing/merchant.ts';
import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';

const action: unknown = parseYaml(readFileSync(join(packageRoot, 'action.yml'), 'utf8'));
const steps = listAt(recordAt(action, 'runs'), 'steps').filter(isRecord);
const scripts = steps.filter((step) => 'run' in step);

/** What a run of the action has left behind. */
interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly read: (name: string) => string;
}

/**
 * Runs the scripts of the action as GitHub does: one after the other, each in a shell of its own, inputs replaced in their
 * environment, in the workspace. Only `npm` is one that takes our own packages, in place of a download.
 */
async function run(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const workspace = temporaryFolder({ 'summary.md': '', ...files });
  const checkout = join(temporaryFolder(), 'a checkout');
  mkdirSync(checkout);
  for (const part of ['bin', 'cli', 'package.json', 'package-lock.json'])
    symlinkSync(join(packageRoot, part), join(checkout, part));
  const tools = temporaryFolder();
  const npm = '#!/bin/sh\necho "npm $* in $(basename "$PWD")"\n[ -f package-lock.json ]\n';
  writeFileSync(join(tools, 'npm'), npm, { mode: 0o755 });
  let output = '';
  for (const step of scripts) {
    const child = spawn(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', textAt(step, 'run')],
      {
        cwd: workspace,
        env: {
          PATH: [tools, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
          HOME: workspace,
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: checkout,
          GITHUB_WORKSPACE: workspace,
          GITHUB_STEP_SUMMARY: join(workspace, 'summary.md'),
          ...environment,
          ...environmentOf(step, inputs),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const [code, stdout, stderr] = await Promise.all([
      new Promise<number | null>((resolve) => child.on('close', resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    output += stdout + stderr;
    const read = (name: string): string => readFileSync(join(workspace, name), 'utf8');
    if (code !== 0 || step === scripts.at(-1)) return { code, output, read };
  }
  throw new Error('The action has no scripts.');
}

/** The environment of a step, with inputs in place of their expressions. */
function environmentOf(step: unknown, inputs: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(inputs).find((name) => !(name in recordAt(action, 'inputs')));
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}.`);
  return Object.fromEntries(
    Object.entries(recordAt(step, 'env')).map(([name, value]) => {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(String(value)) ?? [];
      const { default: otherwise } = recordAt(recordAt(action, 'inputs'), input);
      return [name, inputs[input] ?? String(otherwise)];
    }),
  );
}

describe('the action', () => {
  it('brings the Node that the package needs', () => {
    const [first] = steps;
    expect(textAt(first, 'uses')).toMatch(/^actions\/setup-node@v\d+$/);
    const { default: version } = recordAt(recordAt(action, 'inputs'), 'node-version');
    const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toMatch(new RegExp(`^>=${String(version)}\\.`));
  });

  it('has no expression in a script, and uses each input', () => {
    for (const step of scripts) expect(textAt(step, 'run')).not.toContain('${{');
    const used = JSON.stringify(steps);
    for (const name of Object.keys(recordAt(action, 'inputs')))
      expect(used).toContain(`\${{ inputs.${name} }}`);
  });

  it('installs itself, verifies a merchant, and writes reports', async () => {
    await using merchant = await disposableMerchant();
    const { code, output, read } = await run({
      url: merchant.url,
      guide: 'saas-v2',
      key: merchantKey,
      calls: 'debug',
      only: 'signature.valid\nsignature.wrong\n',
      skip: 'signature.wrong',
      reports: 'github\r\njunit=reports/koo.xml\njson=reports/koo.json\n',
      arguments: '--concurrency\n2',
    });
    expect(output).toContain('npm ci --omit=dev --no-audit --no-fund in a checkout');
    expect([code, output.match(/\d+ passed, .*skipped/)?.[0]]).toEqual([
      0,
      '1 passed, 0 failed, 0 warnings, 0 skipped',
    ]);
    expect(read('reports/koo.xml')).toContain('signature.valid');
    expect(read('summary.md')).toContain('saas-v2');
    expect(output).not.toContain(merchantKey);
  });

  it('fails when the merchant does', async () => {
    await using merchant = await disposableMerchant();
    const environment = { KOO_ACCESS_KEY: 'another key than that of the merchant' };
    const inputs = { url: merchant.url, guide: 'saas-v2', only: 'signature.valid', calls: 'debug' };
    const { code, output } = await run(inputs, environment);
    expect(code).toBe(1);
    expect(output).toContain('::error file=spec/saas-v2.yaml,line=');
  });

  it('verifies a share of what the configuration lists', async () => {
    await using merchant = await disposableMerchant();
    const shop = { guide: 'saas-v2', url: merchant.url, only: ['signature.valid'], calls: 'debug' };
    const merchants = [
      { name: 'one', ...shop },
      { name: 'two', ...shop },
    ];
    const files = { 'shop/koocontract.config.mjs': `export default ${JSON.stringify({ merchants })};` };
    const inputs = { shard: '2/2', reports: 'json=two.json', 'working-directory': 'shop', key: merchantKey };
    const { code, read } = await run(inputs, {}, files);
    expect(code).toBe(0);
    expect(JSON.parse(read('shop/two.json'))).toMatchObject({ merchant: 'two' });
  });

  it.each([
    ['guide', '$(touch stolen)'],
    ['only', 'a"; touch stolen; "'],
    ['arguments', '`touch stolen`'],
    ['url', 'http://localhost/;touch stolen'],
  ])('runs no command that stands in the input %s', async (input, value) => {
    const { code, read } = await run({
      url: 'http://127.0.0.1:9/',
      guide: 'saas-v2',
      key: 'k',
      [input]: value,
    });
    expect(code).toBeGreaterThan(0);
    expect(() => read('stolen')).toThrow('ENOENT');
  });
});

async function disposableMerchant() {
  const merchant = await startTestMerchant();
  return { url: merchant.url, [Symbol.asyncDispose]: () => merchant.close() };
}
