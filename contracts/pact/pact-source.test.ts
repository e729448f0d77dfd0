import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import type { Result } from '../result.ts';
import type { Run } from '../source.ts';
import { wholeCourse } from '../testing/whole-course.ts';
import { interactionsOf } from './interactions.ts';
import { pactSource } from './pact-source.ts';
import { merchantKey, startTestMerchant } from './testing/merchant.ts';

const model = buildModel(await loadDocument(join(packageRoot, 'spec', 'saas-v2.yaml')));

async function resultsOf(options: Partial<Run>, chosen: readonly string[]): Promise<Result[]> {
  const merchant = await startTestMerchant();
  const results: Result[] = [];
  const run: Run = {
    model,
    guide: model.id,
    url: merchant.url,
    key: merchantKey,
    keyEnv: 'KOO_ACCESS_KEY',
    calls: ['debug', 'real'],
    billing: [],
    concurrency: 8,
    timeout: 5,
    given: {},
    encryptSecret: undefined,
    ...options,
  };
  await pactSource.run(run, new Set(chosen), (result) => results.push(result), wholeCourse);
  await merchant.close();
  return results;
}

describe('the pacts as a source of results', () => {
  it('plan one result for each interaction', () => {
    const [first] = pactSource.plan(model);
    expect(pactSource.plan(model).map(({ id }) => id)).toEqual(interactionsOf(model).map(({ id }) => id));
    expect(first).toEqual({
      id: 'pact.changeInstanceCheck.array',
      kind: 'pact',
      exchange: 'changeInstanceCheck',
      title: expect.stringMatching(/^changeInstanceCheck keeps its contract: .+\.$/),
      rule: { source: '10-saas-v2.md', section: '3.7', page: expect.stringMatching(/^https:/) },
    });
  });

  it('plan nothing for a document without a pact', () => {
    expect(pactSource.plan({ ...model, id: 'without-pact' })).toEqual([]);
  });

  it('run what was chosen, as debugging calls', async () => {
    const results = await resultsOf({}, ['pact.queryInstance.ready']);
    expect(results).toMatchObject([{ id: 'pact.queryInstance.ready', calls: 'debug', status: 'pass' }]);
  });

  it('run as real calls when no others are wanted', async () => {
    const results = await resultsOf({ calls: ['real'] }, ['pact.queryInstance.ready']);
    expect(results).toMatchObject([{ calls: 'real', status: 'pass' }]);
  });

  it('skip a real call whose order is only an example', async () => {
    const state = { name: 'an instance exists', provides: ['instanceId'] };
    const exchanges = model.exchanges.map((exchange) => ({
      ...exchange,
      examples: exchange.examples.map((example) => ({ ...example, state })),
    }));
    const run: Partial<Run> = { calls: ['real'], model: { ...model, exchanges } };
    const results = await resultsOf(run, ['pact.upgradeInstance.upgraded']);
    expect(results).toMatchObject([{ status: 'skip', message: expect.stringContaining('only an example') }]);
  });

  it('skip what the billing mode does not need', async () => {
    const results = await resultsOf({ billing: ['one-time'] }, ['pact.refreshInstance.renewal']);
    expect(results).toMatchObject([
      { status: 'skip', message: 'refreshInstance is not needed for one-time billing.' },
    ]);
  });

  it('fail, and say why, when nothing can be run', async () => {
    const results = await resultsOf({ url: 'nowhere' }, ['pact.queryInstance.ready']);
    expect(results).toMatchObject([
      { status: 'fail', message: expect.stringContaining('is no address of a server') },
    ]);
  });
});
