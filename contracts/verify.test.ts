import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../generator/model/model.ts';
import type { VerifyEvent } from './events.ts';
import type { Report } from './result.ts';
import { acting, onActivity } from './testing/alter.ts';
import { saasModel } from './testing/model.ts';
import { type Fields, failed, startMerchant, testKey } from './testing/reference-merchant.ts';
import { planOf, type VerifyOptions, verify } from './verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

/** Verifies a merchant who writes down what came. */
async function run(options: Partial<VerifyOptions> = {}): Promise<{ report: Report; bodies: Fields[] }> {
  const bodies: Fields[] = [];
  await using merchant = await startMerchant((parts) => ({
    act: (activity, fields, shop) => {
      bodies.push(fields);
      return parts.act(activity, fields, shop);
    },
  }));
  const report = await verify({ url: merchant.url, key: testKey, model, skip: ['pact'], ...options });
  return { report, bodies };
}

describe('the report', () => {
  it('counts its results and lists them in the order of the plan', async () => {
    const { report } = await run();
    const { passed, failed, warned, skipped } = report.summary;
    expect(passed + failed + warned + skipped).toBe(report.results.length);
    const order = [...new Set(report.results.map(({ id }) => id))];
    const plan = planOf(model).map(({ id }) => id);
    expect(order).toEqual(plan.filter((id) => !id.startsWith('pact.')));
  });

  it('holds pacts beside checks', async () => {
    const { report } = await run({ skip: [], only: ['signature.valid', 'pact.newInstance'] });
    expect(new Set(report.results.map(({ kind }) => kind))).toEqual(new Set(['check', 'pact']));
  });

  it('never holds the access key, not even when the merchant prints it', async () => {
    await using merchant = await startMerchant(
      onActivity('queryInstance', () => ({ resultCode: '000005', resultMsg: `key is ${testKey}` })),
    );
    const only = ['life-cycle.query', 'safety.access-key'];
    const report = await verify({ url: merchant.url, key: testKey, model, only });
    expect(report.summary.failed).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain(testKey);
  });

  it('tells how to send a failing request again', async () => {
    await using merchant = await startMerchant(
      onActivity('releaseInstance', () => ({ resultCode: '000000', resultMsg: '' })),
    );
    const { results } = await verify({
      url: merchant.url,
      key: testKey,
      model,
      only: ['result-codes.unknown-instance-releaseInstance'],
    });
    expect(results[0]?.reproduce).toMatch(
      /^npx koocontract sign --guide saas-v2 --to http:.* --body '\{.*' \| sh$/,
    );
  });
});

describe('a request without an answer', () => {
  it('is shown without the answer to another one', async () => {
    await using merchant = await startMerchant(
      acting((fields, normally) =>
        fields['activity'] === undefined ? new Promise<never>(() => {}) : normally(),
      ),
    );
    const only = ['result-codes.unknown-activity'];
    const { results } = await verify({ url: merchant.url, key: testKey, model, only, timeout: 1 });
    expect(results.map(({ id, status }) => `${id}: ${status}`)).toEqual([
      'transport.in-time: fail',
      'result-codes.unknown-activity: skip',
    ]);
    expect(results[0]?.request?.body).not.toContain('activity');
    expect(results[0]?.response).toBeUndefined();
  });
});

describe('events', () => {
  it('tell of the start, of what begins, each result and the end', async () => {
    const events: VerifyEvent[] = [];
    await using merchant = await startMerchant();
    const report = await verify({ url: merchant.url, key: testKey, model, only: ['signature'] }, (event) =>
      events.push(event),
    );
    expect(events[0]).toEqual({ type: 'started', guide: 'saas-v2', url: merchant.url });
    const idsOf = (wanted: 'running' | 'finished') =>
      events.flatMap((event) =>
        event.type !== wanted ? [] : event.type === 'running' ? event.id : event.result.id,
      );
    expect(idsOf('running').toSorted()).toEqual(report.results.map(({ id }) => id).toSorted());
    expect(idsOf('finished').toSorted()).toEqual(idsOf('running').toSorted());
    expect(events.at(-1)).toEqual({ type: 'ended', report });
  });
});

describe('options', () => {
  it('limit the verification to some checks', async () => {
    const { report } = await run({ only: ['idempotency.create-*'], skip: ['*-concurrent'] });
    expect(new Set(report.results.map(({ id }) => id))).toEqual(
      new Set([
        'idempotency.create-resend',
        'idempotency.create-lost-reply',
        'idempotency.create-frozen',
        'idempotency.create-other-order',
        'idempotency.create-other-line',
      ]),
    );
  });

  it('name what they do not know', async () => {
    await expect(run({ only: ['signature.wrng'] })).rejects.toThrow('Did you mean signature.wrong?');
    await expect(run({ billing: ['yearly'] })).rejects.toThrow(
      'There is no billing mode yearly. There are: one-time, period, pay-per-use.',
    );
  });

  it('limit it to debugging calls', async () => {
    const { report, bodies } = await run({ calls: ['debug'] });
    expect(report.results.every(({ calls }) => calls === 'debug')).toBe(true);
    // As a number, too: some pages have it so.
    expect(bodies.every(({ testFlag }) => String(testFlag) === '1')).toBe(true);
  });

  it('limit it to real calls', async () => {
    const { report, bodies } = await run({ calls: ['real'] });
    expect(report.summary.failed).toBe(0);
    expect(bodies.some(({ testFlag }) => testFlag === '1')).toBe(false);
  });

  it('leave out what a billing mode does not need, and say so', async () => {
    const { report, bodies } = await run({ billing: ['one-time'] });
    const activities = new Set(bodies.map(({ activity }) => activity));
    expect(activities).not.toContain('refreshInstance');
    expect(activities).not.toContain('updateInstanceStatus');
    expect(report.results.find(({ id }) => id === 'life-cycle.freeze')).toMatchObject({
      status: 'skip',
      message: 'updateInstanceStatus is not needed for one-time billing.',
    });
    expect(bodies[1]?.['orderId']).toMatch(/^MOCKONETIMENEW\d/);
  });
});

describe('with bail', () => {
  it('nothing begins after the first failure, and the report says so', async () => {
    const begun: string[] = [];
    await using merchant = await startMerchant(onActivity('refreshInstance', () => failed));
    const report = await verify(
      { url: merchant.url, key: testKey, model, bail: true, concurrency: 1 },
      (event) => event.type === 'running' && begun.push(event.id),
    );
    const failure = report.results.find(({ status }) => status === 'fail');
    expect(report.summary.failed).toBe(1);
    expect(begun.at(-1)).toBe(failure?.id);
    expect(report.results.find(({ id }) => id === 'pact.newInstance.created')).toMatchObject({
      status: 'skip',
      message: 'Not verified: the run ended with the first failure.',
    });
  });
});

describe('the concurrency', () => {
  it('is a limit to the requests that a merchant gets at the same time', async () => {
    let [now, most] = [0, 0];
    await using merchant = await startMerchant((parts) => ({
      act: async (...asked) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 2));
        now -= 1;
        return parts.act(...asked);
      },
    }));
    // Some checks need requests at the same time.
    const skip = ['*-concurrent', '*-lost-reply'];
    const report = await verify({ url: merchant.url, key: testKey, model, concurrency: 1, skip });
    expect(report.summary.failed).toBe(0);
    expect(most).toBe(1);
  });
});

describe('every instance that was opened', () => {
  it.each([false, true])('is released in the end; bail: %s', async (bail) => {
    const opened = new Set<unknown>();
    await using merchant = await startMerchant((parts) => ({
      act: async (activity, fields, shop) => {
        const answer = await parts.act(activity, fields, shop);
        const { instanceId } = answer;
        if (activity === 'newInstance' && instanceId !== undefined) opened.add(instanceId);
        if (activity === 'releaseInstance') opened.delete(fields['instanceId']);
        if (bail && activity === 'refreshInstance') return failed;
        return answer;
      },
    }));
    await verify({ url: merchant.url, key: testKey, model, bail, skip: ['pact'] });
    expect([...opened]).toEqual([]);
  });
});
