import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GuideId, kinds, knownCode } from '../contracts/testing/guide-acts.ts';
import { refusingSecond } from '../contracts/testing/guide-alter.ts';
import { guideKey, guideKeyId, startGuideMerchant } from '../contracts/testing/guide-merchant.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: guideKey, KOO_APP_KEY: guideKeyId, KOO_APP_SECRET: guideKey };

async function verified(guide: GuideId, words: readonly string[] = [], variables = env) {
  await using merchant = await startGuideMerchant(kinds[guide]);
  const args = ['verify', merchant.url, '--guide', guide, ...words];
  return await koocontract(args, { env: variables });
}

describe('koocontract verify', () => {
  it.each(Object.keys(kinds) as GuideId[])('passes a correct merchant of %s', async (guide) => {
    const { code, stdout } = await verified(guide, ['--only', 'signature', 'transport']);
    expect(stdout).toMatch(/ 0 failed/);
    expect(code).toBe(0);
  });

  it('can be told a licence code that the merchant knows', async () => {
    const only = ['--only', 'life-cycle', '--calls', 'real', '--json'];
    const { stdout } = await verified('license-code', [...only, '--set', `license=${knownCode}`]);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { failed: 0, skipped: 0 } });
  });

  it('names the details that can be set', async () => {
    const { code, stderr } = await verified('license-code', ['--set', 'licence=PL1']);
    expect(stderr).toContain('Nothing can be set for licence. There are: license.');
    expect(code).toBe(2);
  });

  it('takes no public key for a guide without secrets', async () => {
    const { code, stderr } = await verified('saas-v1', ['--public-key', 'public.pem']);
    expect(stderr).toContain('saas-v1 has no secret that --public-key could encrypt');
    expect(code).toBe(2);
  });

  it('encrypts secrets with the public key of the merchant', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const file = join(temporaryFolder(), 'public.pem');
    writeFileSync(file, publicKey.export({ format: 'pem', type: 'spki' }));
    const only = ['--only', 'sync.add-applicationSync'];
    const { code } = await verified('kit-v2', [...only, '--public-key', file]);
    expect(code).toBe(0);
    writeFileSync(file, 'no key');
    const failed = await verified('kit-v2', [...only, '--public-key', file]);
    expect(failed.stderr).toContain('The public key');
    expect(failed.code).toBe(2);
  });

  it('repeats its options in the command that shows a failure again', async () => {
    const change = refusingSecond('newInstance', 'orderId');
    await using merchant = await startGuideMerchant(kinds['saas-v1'], change);
    const options = ['--billing', 'period', '--timeout', '9'];
    const only = ['--only', 'idempotency.create-resend', '--calls', 'real', '--json'];
    const args = ['verify', merchant.url, '--guide', 'saas-v1', ...options, ...only];
    const { stdout } = await koocontract(args, { env });
    expect(JSON.parse(stdout).results[0].reproduce).toMatch(
      /^npx koocontract verify .+ --billing period --timeout 9$/,
    );
  });

  it('names the variable of a key that is missing', async () => {
    const { code, stderr } = await verified('agents-gateway', [], { ...env, KOO_APP_KEY: '' });
    expect(stderr).toContain('KOO_APP_KEY');
    expect(code).toBe(2);
  });

  it('makes no debugging calls to guides that know none', async () => {
    const { code, stderr } = await verified('license-v1', ['--calls', 'debug']);
    expect(stderr).toContain('knows no debugging calls');
    expect(code).toBe(2);
  });
});
