import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { only, put } from '../contracts/static/testing/compared.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const pact = 'contracts/pacts/koogallery-platform-saas-v2-merchant.json';

/** A folder with a pact that has one mistake, and another that has none. */
function brokenFolder(): string {
  const broken = only('platform-saas-v2-merchant', 'newInstance: created');
  put(broken.interactions[0], 'request/body/content/orderId', 42);
  const sound = only('platform-saas-v2-merchant', 'queryInstance: ready');
  return temporaryFolder({
    'broken.json': JSON.stringify(broken, null, 2),
    'sound.json': JSON.stringify(sound, null, 2),
    'no-pact.json': '{}',
    'stranger.json': JSON.stringify({ ...sound, provider: { name: 'shop' } }),
  });
}

describe('koocontract verify --static', () => {
  it('compares pacts of several guides, each with the one that its provider is called after', async () => {
    const other = 'contracts/pacts/koogallery-merchant-open-api-platform.json';
    const { code, stdout } = await koocontract(['verify', '--static', pact, other]);
    expect(code).toBe(0);
    expect(stdout).toContain('18 of 18 passed');
    expect(stdout).toContain('38 of 38 passed');
  });

  it('shows what is wrong, where, what the document says, and how to see it again', async () => {
    const cwd = brokenFolder();
    const { code, stdout } = await koocontract(['verify', '--static', 'broken.json', 'sound.json'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /In the request of newInstance, orderId must be string \(broken\.json:\d+, \/interactions\/0\/request\/body\/content\/orderId; documented in spec\/.+:\d+\)\. Give the example in the pact a value/,
    );
    expect(stdout).toContain(
      'npx koocontract verify --static broken.json --guide saas-v2 --only pact.newInstance.created',
    );
  });

  it('has every kind of report', async () => {
    const cwd = brokenFolder();
    const reports = ['json=k.json', 'junit=k.xml', 'html=k.html', 'sarif=k.sarif', 'github'];
    const args = ['verify', '--static', 'broken.json', '--report', ...reports];
    const { code, stdout } = await koocontract(args, { cwd, env: { GITHUB_WORKSPACE: cwd } });
    expect(code).toBe(1);
    const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
    const { place } =
      (JSON.parse(read('k.json')) as { results: { place: { file: string; line: number } }[] }).results[0] ??
      {};
    expect(place).toMatchObject({ file: 'broken.json' });
    expect(stdout).toContain(`::error file=broken.json,line=${place?.line},title=`);
    const uri = JSON.parse(read('k.sarif')).runs[0].results[0].locations[0].physicalLocation;
    expect(uri).toEqual({ artifactLocation: { uri: 'broken.json' }, region: { startLine: place?.line } });
    for (const name of ['k.xml', 'k.html']) expect(read(name)).toContain('orderId must be string');
    const merged = await koocontract(['report', 'merge', 'k.json'], { cwd });
    expect(merged.code).toBe(1);
    expect(merged.stdout).toContain('broken.json');
  });

  it('chooses interactions', async () => {
    const { stdout } = await koocontract([
      'verify',
      '--static',
      pact,
      '--only',
      'pact.newInstance',
      '--json',
    ]);
    const { results } = JSON.parse(stdout) as { results: { exchange: string }[] };
    expect(new Set(results.map(({ exchange }) => exchange))).toEqual(new Set(['newInstance']));
  });

  it('takes a document of the user', async () => {
    const cwd = brokenFolder();
    const document = join(import.meta.dirname, '..', 'spec', 'saas-v2.yaml');
    const { code } = await koocontract(['verify', '--static', 'stranger.json', '--document', document], {
      cwd,
    });
    expect(code).toBe(0);
  });

  it.each([
    ['a file that is no pact', ['no-pact.json'], 'no-pact.json is no pact of HTTP interactions'],
    ['a file that is not there', ['gone.json'], "The pact file gone.json can't be read"],
    [
      'a pact of which nobody knows the document',
      ['stranger.json'],
      'its provider is called "shop". Name it with --guide',
    ],
    ['a flag that would be ignored', ['sound.json', '--calls', 'debug'], 'so --calls would be ignored'],
    [
      'an address',
      ['sound.json', '--only', 'pact', 'http://localhost:1/'],
      'so the address would be ignored',
    ],
    ['two documents', ['sound.json', '--guide', 'saas-v2', '--document', 'a.yaml'], 'both name a document'],
  ])('refuses %s', async (_, args, words) => {
    const { code, stderr } = await koocontract(['verify', '--static', ...args], { cwd: brokenFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
