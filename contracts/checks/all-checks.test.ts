import { describe, expect, it } from 'vitest';
import { allFaults } from '../testing/faults/all-faults.ts';
import { saasModel } from '../testing/model.ts';
import { allChecks } from './all-checks.ts';

describe('the list of checks', () => {
  it('has every ID once, as family.name', () => {
    const ids = allChecks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+\.[a-zA-Z0-9-]+$/);
  });

  it('states every rule once, as a sentence without a full stop', () => {
    const titles = allChecks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[A-Za-z].* .*[^.]$/);
  });

  it('names exchanges of the guide and public pages', async () => {
    const { exchanges } = await saasModel();
    const names = exchanges.map(({ name }) => name);
    for (const { exchange, rule } of allChecks) {
      expect(names).toContain(exchange);
      expect(new URL(rule.page).host).toBe('support.huaweicloud.com');
    }
  });

  it('holds no check that nothing could break', () => {
    const faults = Object.values(allFaults).flat();
    const broken = new Set(faults.flatMap(({ fails = [], warns = [] }) => [...fails, ...warns]));
    broken.add('signature.replayed-nonce'); // Broken by the reference merchant, who need not remember nonces.
    broken.add('transport.stays-up'); // Broken in hostile-answers.test.ts.
    expect(allChecks.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
