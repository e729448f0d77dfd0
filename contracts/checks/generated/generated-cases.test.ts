import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../generator/model/model.ts';
import type { Result } from '../../result.ts';
import { authenticating, type Change, onActivity } from '../../testing/alter.ts';
import { saasModel } from '../../testing/model.ts';
import { startMerchant, testKey } from '../../testing/reference-merchant.ts';
import { type VerifyOptions, verify } from '../../verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

async function resultsOf(change: Change, options: Partial<VerifyOptions>): Promise<readonly Result[]> {
  await using merchant = await startMerchant(change);
  const { results } = await verify({
    url: merchant.url,
    key: testKey,
    model,
    only: ['generated'],
    ...options,
  });
  return results;
}

const isDeadly = (text: string) => /[\u{10000}-\u{10ffff}]/u.test(text);

/** Gives no answer to an emoji in a new order, nor to anything for some time. */
function goingDown(milliseconds: number): Change {
  let downUntil = 0;
  return authenticating((normally) => (query, body) => {
    if (Date.now() >= downUntil && body.includes('newInstance') && isDeadly(body))
      downUntil = Date.now() + milliseconds;
    if (Date.now() < downUntil) throw new Error('down');
    return normally(query, body);
  });
}

const failing = (results: readonly Result[]) =>
  results.filter(({ status }) => status === 'fail').map(({ id }) => id);

describe('a generated case', () => {
  it('is found again with its seed, and tells how', async () => {
    const dies: Change = onActivity('newInstance', (fields, normally) => {
      if (isDeadly(JSON.stringify(fields))) throw new Error('not caught');
      return normally();
    });
    const options = { only: ['generated.newInstance'], dice: { seed: 42, runs: 60 } };
    const [first] = await resultsOf(dies, options);
    const [second] = await resultsOf(dies, options);
    expect(first?.message).toMatch(
      /^newInstance with an? [a-zA-Z ]+ in \w+ got no answer\. .* --seed 42 --runs 60\.$/,
    );
    expect(second?.message).toBe(first?.message);
    expect(first?.reproduce).toMatch(/ --only generated\.newInstance --calls real --seed 42 --runs 60$/);
  });

  it('is sent again by itself where it shows the fault by itself', async () => {
    const [result] = await resultsOf(
      onActivity('queryInstance', (fields, normally) =>
        isDeadly(String(fields['instanceId'])) ? { resultCode: '999999' } : normally(),
      ),
      { only: ['generated.queryInstance'] },
    );
    expect(result?.request?.body).toContain(result?.reproduce?.match(/--body '(.*)' \| sh$/)?.[1]);
  });

  it('is not blamed for what another one has done to a server that is started again', async () => {
    expect(failing(await resultsOf(goingDown(400), {}))).toEqual(['generated.newInstance']);
  });

  it('is the end of the search when the server stays down', async () => {
    const results = await resultsOf(goingDown(60_000), { concurrency: 1, skip: ['generated.queryInstance'] });
    expect(failing(results)).toEqual(['generated.newInstance']);
    expect(results[0]?.message).toContain('Nothing was answered since');
    expect(new Set(results.slice(1).map(({ status }) => status))).toEqual(new Set(['skip']));
  });

  it('shows nothing new where a plainer request shows the same', async () => {
    const results = await resultsOf(
      onActivity('newInstance', (fields, normally) => {
        if (typeof fields['orderId'] !== 'string') throw new Error('not caught');
        return normally();
      }),
      { only: ['generated.newInstance', 'result-codes.wrong-type-newInstance'] },
    );
    expect(new Set(failing(results))).toEqual(new Set(['result-codes.wrong-type-newInstance']));
  });
});
