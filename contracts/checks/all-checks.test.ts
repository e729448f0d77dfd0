import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { guides } from '../guides/find-guide.ts';
import { wrongCallers } from '../testing/caller-faults.ts';
import { allFaults } from '../testing/faults/all-faults.ts';
import { guideFaults } from '../testing/guide-faults/all-guide-faults.ts';
import { guideModel } from '../testing/guide-model.ts';
import { checksOf, everyCheckOf } from './all-checks.ts';
import type { Check } from './check.ts';

describe.each(guides.map(({ id }) => id))('the list of checks of %s', (guide) => {
  let model: Model;
  let checks: readonly Check[];
  beforeAll(async () => {
    model = await guideModel(guide);
    checks = everyCheckOf(model);
  });

  it('has every ID once, as family.name', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+\.[a-zA-Z0-9-]+$/);
  });

  it('states every rule once, as a sentence without a full stop', () => {
    const titles = checks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[A-Za-z].* .*[^.]$/);
  });

  it('names exchanges of the guide and public pages', () => {
    const names = model.exchanges.map(({ name }) => name);
    for (const { exchange, rule } of checks) {
      expect(names).toContain(exchange);
      expect(new URL(rule.page).host).toBe('support.huaweicloud.com');
      expect(rule.section).not.toBe('');
    }
  });

  it('has a sound request for every exchange', () => {
    const { requests } = guides.find(({ id }) => id === guide) ?? { requests: {} };
    expect(Object.keys(requests).sort()).toEqual(model.exchanges.map(({ name }) => name).sort());
  });
});

describe('no kind of check', () => {
  it('is there that nothing could break', async () => {
    const faults = [...Object.values(allFaults), ...Object.values(guideFaults), wrongCallers].flat();
    const broken = new Set(faults.flatMap(({ fails = [], warns = [] }) => [...fails, ...warns]));
    broken.add('caller.order-query'); // Broken by whoever calls nothing: caller.test.ts.
    for (const id of ['transport.certificate', 'transport.tls-version']) broken.add(id); // In https.test.ts.
    broken.add('transport.stays-up'); // Broken in hostile-answers.test.ts.
    const models = await Promise.all(guides.map(({ id }) => guideModel(id)));
    const unbroken = models.flatMap((model) =>
      checksOf(model, { hears: true }).flatMap(({ id }) => (broken.has(id) ? [] : `${model.id} ${id}`)),
    );
    expect(unbroken).toEqual([]);
  });
});
