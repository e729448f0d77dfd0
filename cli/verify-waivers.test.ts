import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Parts, startMerchant, testKey } from '../contracts/testing/reference-merchant.ts';
import type { Waiver } from '../contracts/waivers.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: testKey };
const anySignature = (): Partial<Parts> => ({ authenticate: () => undefined });

const waiver = { check: 'signature.wrong', reason: 'SHOP-12', expires: '2999-01-31' };
const expired = { ...waiver, expires: '2020-01-31' };

/** Verifies a merchant in a folder whose configuration holds the waivers. */
async function verified(
  waivers: readonly Waiver[],
  { change, flags = [] }: { change?: () => Partial<Parts>; flags?: readonly string[] } = {},
) {
  await using merchant = await startMerchant(change);
  const cwd = temporaryFolder({
    'koocontract.config.js': `export default ${JSON.stringify({ waivers })};\n`,
  });
  const only = ['--only', 'signature.wrong', '--calls', 'debug'];
  const args = ['verify', merchant.url, '--guide', 'saas-v2', ...only, ...flags];
  return { cwd, ...(await koocontract(args, { cwd, env })) };
}

describe('a waiver in the configuration', () => {
  it('lets a failure pass as a warning, which reports know to be waived', async () => {
    const flags = ['--report', 'json=r.json', 'junit=r.xml', 'sarif=r.sarif', 'html=r.html', 'github'];
    const { code, stdout, stderr, cwd } = await verified([waiver], { change: anySignature, flags });
    expect(stdout).toContain('Waived until 2999-01-31 (SHOP-12): ');
    expect(stdout).toContain('0 passed, 0 failed, 1 warning, 0 skipped');
    expect([code, stderr]).toEqual([0, '']);
    const read = (file: string) => readFileSync(join(cwd, file), 'utf8');
    expect(JSON.parse(read('r.json')).results).toMatchObject([
      { status: 'warn', waived: { reason: 'SHOP-12', expires: '2999-01-31' } },
    ]);
    expect(read('r.xml')).toContain('<skipped message="Waived until 2999-01-31 (SHOP-12): ');
    expect(JSON.parse(read('r.sarif')).runs[0].results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'SHOP-12 (until 2999-01-31)' },
    ]);
    expect(read('r.html')).toContain('class="waived"');
    expect(stdout).toContain('::warning file=spec/saas-v2.yaml');
  });

  it('does not end a run that is to end with the first failure', async () => {
    const flags = ['--bail', '--concurrency', '1', '--only', 'signature.wrong', 'signature.valid'];
    const { code, stdout } = await verified([waiver], { change: anySignature, flags });
    expect(stdout).not.toContain('Not verified');
    expect(code).toBe(0);
  });

  it('that has expired lets nothing pass, and says so', async () => {
    const { code, stdout } = await verified([expired], { change: anySignature });
    expect(stdout).toContain('The waiver expired on 2020-01-31 (SHOP-12): ');
    expect(stdout).toContain('0 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('that has expired fails, also when what it was for passes', async () => {
    const { code, stdout } = await verified([expired]);
    expect(stdout).toContain('The waiver for signature.wrong expired on 2020-01-31 (SHOP-12)');
    expect(stdout).toContain('1 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('that nothing needs can be removed', async () => {
    const { code, stderr } = await verified([waiver]);
    expect(stderr).toBe(
      'Hint: the waiver for signature.wrong until 2999-01-31 was not needed: what it is for did not fail. It can be removed.\n',
    );
    expect(code).toBe(0);
  });

  it('counts only for its guide and its merchant', async () => {
    const other = [{ ...waiver, guide: 'kit-v2' }];
    expect((await verified(other, { change: anySignature })).code).toBe(1);
  });

  it.each([
    [{ ...waiver, check: 'signature.wrnog' }, 'signature.wrnog, of which saas-v2 knows nothing.'],
    [{ ...waiver, check: 'signature.wrnog' }, 'Did you mean signature.wrong?'],
    [{ ...waiver, reason: '' }, 'waivers[0].reason in koocontract.config.js must be a reason in words.'],
    [
      { ...waiver, expires: 'soon' },
      'waivers[0].expires in koocontract.config.js must be a day like 2027-01-31.',
    ],
  ])('%j is wrong use: %s', async (wrong, message) => {
    const { code, stderr } = await verified([wrong]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('a waiver among several merchants', () => {
  it('counts for the one that it names, and may be for a guide that others have', async () => {
    await using bad = await startMerchant(anySignature);
    const shop = { guide: 'saas-v2', url: bad.url, only: ['signature.wrong'], calls: 'debug' };
    const config = {
      merchants: [
        { ...shop, name: 'one' },
        { ...shop, name: 'two' },
        { ...shop, name: 'three', guide: 'kit-v2' },
      ],
      waivers: [
        { ...waiver, merchant: 'one' },
        { ...waiver, check: 'sync.*' },
      ],
    };
    const cwd = temporaryFolder({
      'koocontract.config.js': `export default ${JSON.stringify(config)};\n`,
    });
    const { stdout, stderr } = await koocontract(['verify', '--merchant', 'one', 'two', '--json'], {
      cwd,
      env,
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).reports).toMatchObject([
      { merchant: 'one', summary: { failed: 0, warned: 1 } },
      { merchant: 'two', summary: { failed: 1, warned: 0 } },
    ]);
  });
});
