import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../contracts/testing/guide-acts.ts';
import { guideKey, startGuideMerchant } from '../contracts/testing/guide-merchant.ts';
import { type RunningMerchant, startMerchant, testKey } from '../contracts/testing/reference-merchant.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: testKey, KIT_KEY: guideKey };

/** A merchant that takes every signature. */
function faulty(): Promise<RunningMerchant> {
  return startMerchant(() => ({ authenticate: () => undefined }));
}

/** A folder whose configuration says this. */
function configured(config: unknown): string {
  return temporaryFolder({ 'koocontract.config.js': `export default ${JSON.stringify(config)};\n` });
}

const only = ['signature.valid', 'signature.wrong'];

describe('koocontract verify without an address', () => {
  it('verifies all merchants of the configuration, and sums them up', async () => {
    await using good = await startMerchant();
    await using bad = await faulty();
    await using kit = await startGuideMerchant(kinds['kit-v2']);
    const cwd = configured({
      merchants: [
        { name: 'good', guide: 'saas-v2', url: good.url, only },
        { name: 'gone', guide: 'saas-v2', url: 'http://127.0.0.1:1/', only },
        { name: 'bad', guide: 'saas-v2', url: bad.url, only, calls: 'debug' },
        { name: 'good', guide: 'kit-v2', url: kit.url, only, keyEnv: 'KIT_KEY' },
      ],
    });
    const { code, stdout } = await koocontract(
      ['verify', '--report', 'json=out/all.json', 'junit=all.xml', 'html=all.html', 'sarif=all.sarif'],
      { cwd, env },
    );
    expect(code).toBe(1);
    expect(stdout.match(/^\w+: [\w-]+ at http/gm)).toEqual([
      'good: saas-v2 at http',
      'gone: saas-v2 at http',
      'bad: saas-v2 at http',
      'good: kit-v2 at http',
    ]);
    expect(
      stdout
        .split('\n')
        .slice(-6)
        .map((line) => line.replace(/ +\d+\.\d+ s$/, '')),
    ).toEqual([
      '  merchant  guide         passed  failed  warnings  skipped    time',
      '✓ good      saas-v2            4       0         0        0',
      '✗ gone      saas-v2  not reached',
      '✗ bad       saas-v2            1       1         0        0',
      '✓ good      kit-v2             4       0         0        0',
      '',
    ]);
    const { reports, summary } = JSON.parse(readFileSync(join(cwd, 'out/all.json'), 'utf8'));
    expect(summary).toEqual({ passed: 9, failed: 1, warned: 0, skipped: 0 });
    expect(reports).toMatchObject([
      { merchant: 'good', guide: 'saas-v2' },
      { merchant: 'gone', unreachable: expect.stringContaining('No connection'), results: [] },
      { merchant: 'bad', summary: { failed: 1 } },
      { merchant: 'good', guide: 'kit-v2' },
    ]);
    expect(readFileSync(join(cwd, 'all.xml'), 'utf8').match(/<testsuite name="[^"]+"/g)).toHaveLength(4);
    expect(readFileSync(join(cwd, 'all.html'), 'utf8').match(/<article/g)).toHaveLength(4);
    expect(JSON.parse(readFileSync(join(cwd, 'all.sarif'), 'utf8')).runs).toHaveLength(4);
  });

  it('ends with 3 when one can’t be reached and nothing failed', async () => {
    await using good = await startMerchant();
    const cwd = configured({
      merchants: [
        { name: 'gone', guide: 'saas-v2', url: 'http://127.0.0.1:1/' },
        { name: 'good', guide: 'saas-v2', url: good.url },
      ],
    });
    const { code, stdout } = await koocontract(['verify', '--only', 'signature.valid', '--json'], {
      cwd,
      env,
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { failed: 0, passed: 2 } });
  });

  it('ends with the first failure of all when told so', async () => {
    await using bad = await faulty();
    const shop = { guide: 'saas-v2', url: bad.url, only };
    const cwd = configured({
      merchants: [
        { ...shop, name: 'one' },
        { ...shop, name: 'two' },
      ],
    });
    const { code, stdout, stderr } = await koocontract(['verify', '--bail'], { cwd, env });
    expect(code).toBe(1);
    expect(stdout).not.toContain('two');
    expect(stderr).toContain('Not verified, since --bail ends with the first failure: two.');
  });

  it('takes the merchants that are named, and every other one for a shard of two', async () => {
    await using good = await startMerchant();
    const shop = { guide: 'saas-v2', url: good.url, only: ['signature.valid'], calls: 'debug' };
    const names = ['a', 'b', 'c'];
    const cwd = configured({ merchants: names.map((name) => ({ ...shop, name })) });
    const verified = async (...flags: string[]) => {
      const { code, stdout, stderr } = await koocontract(['verify', ...flags], { cwd, env });
      return [code, [...stdout.matchAll(/^(\w+): saas/gm)].map(([, name]) => name).join(' '), stderr];
    };
    expect(await verified('--shard', '1/2')).toEqual([0, 'a c', '']);
    expect(await verified('--shard', '2/2')).toEqual([0, 'b', '']);
    expect(await verified('--merchant', 'c', 'b')).toEqual([0, 'b c', '']);
    expect(await verified('--shard', '4/4')).toEqual([0, '', 'Shard 4/4 is empty: there are 3 merchants.\n']);
  });

  it('has one report in the shape of one where the shard has but one merchant', async () => {
    await using good = await startMerchant();
    const shop = { guide: 'saas-v2', url: good.url, only: ['signature.valid'] };
    const cwd = configured({
      merchants: [
        { ...shop, name: 'one' },
        { ...shop, name: 'two' },
      ],
    });
    const { stdout } = await koocontract(['verify', '--shard', '2/2', '--json'], { cwd, env });
    expect(JSON.parse(stdout)).toMatchObject({ merchant: 'two', guide: 'saas-v2', summary: { passed: 2 } });
  });

  const shop = { name: 'shop', guide: 'saas-v2', url: 'http://127.0.0.1:1/' };
  it.each([
    [[], {}, 'There is nobody to verify.'],
    [[], { merchants: [shop, { ...shop, name: 'b', url: '' }] }, 'b: There is no address.'],
    [
      [],
      { merchants: [{ ...shop, guide: 'saas-v9' }] },
      'shop: There is neither a guide nor a file called saas-v9.',
    ],
    [
      [],
      { merchants: [{ ...shop, keyEnv: 'NO_KEY' }] },
      'shop: There is no key: the environment variable NO_KEY is not set.',
    ],
    [
      [],
      { merchants: [shop, { ...shop, name: 'b', only: ['signture'] }] },
      'b: No check is called signture.',
    ],
    [['--shard', '5/4'], { merchants: [shop] }, '--shard 5/4 is no shard. Write 2/4'],
    [['--shard', '0/4'], { merchants: [shop] }, '--shard 0/4 is no shard.'],
    [['--merchant', 'shp'], { merchants: [shop] }, 'No merchant is called shp. There are: shop.'],
    [['--set', 'a=b'], { merchants: [shop] }, '--set is about one merchant.'],
    [['--key-env', 'K'], { merchants: [shop] }, '--key-env is about one merchant.'],
    [
      ['http://127.0.0.1:1/'],
      { merchants: [shop] },
      'The guide is missing: koocontract verify URL --guide ID.',
    ],
    [['--list'], { merchants: [shop] }, 'The guide is missing: koocontract verify --list --guide ID.'],
    [
      ['http://127.0.0.1:1/', '--guide', 'saas-v2', '--shard', '1/2'],
      {},
      '--shard chooses from the merchants',
    ],
  ])('%j of %j is wrong use', async (args, config, message) => {
    const { code, stdout, stderr } = await koocontract(['verify', ...args], { cwd: configured(config), env });
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});
