import { describe, expect, it } from 'vitest';
import { onActivity } from '../contracts/testing/alter.ts';
import { startMerchant, testKey } from '../contracts/testing/reference-merchant.ts';
import { koocontract } from './testing/koocontract.ts';

const env = { KOO_ACCESS_KEY: testKey };
const verify = ['verify', 'http://localhost:1/saas', '--guide', 'saas-v2'];

describe('koocontract verify', () => {
  it.each([
    [['--seed', '1.5'], '--seed 1.5 is no seed: write a whole number from 0 to 2147483647, or random'],
    [['--seed', '-1'], '--seed -1 is no seed'],
    [['--runs', '0'], '--runs 0 is no whole number between 1 and 10000'],
    [['--plan', 'dialing', '--runs', '5'], '--plan dialing has no generated checks'],
  ])('%j is wrong use', async (flags, message) => {
    const { code, stderr } = await koocontract([...verify, ...flags], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('draws a seed, shows it, and finds the same case with it again', async () => {
    await using merchant = await startMerchant(
      onActivity('newInstance', (fields, normally) =>
        /[^\x20-\x7e]/.test(String(fields['businessId'])) ? { resultCode: '999999' } : normally(),
      ),
    );
    const command = [
      'verify',
      merchant.url,
      '--guide',
      'saas-v2',
      '--only',
      'generated.newInstance',
      '--json',
    ];
    const first = await koocontract([...command, '--seed', 'random', '--runs', '100'], { env });
    const [, seed = ''] = /use --seed (\d+)\./.exec(first.stderr) ?? [];
    const [found] = JSON.parse(first.stdout).results;
    expect(found).toMatchObject({
      status: 'fail',
      message: expect.stringContaining(`--seed ${seed} --runs 100`),
    });
    const second = await koocontract([...command, '--seed', seed, '--runs', '100'], { env });
    const [again] = JSON.parse(second.stdout).results;
    expect(again.message).toBe(found.message);
  });
});
