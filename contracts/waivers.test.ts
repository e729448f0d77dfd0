import { describe, expect, it } from 'vitest';
import { failed, passed, skipped, warned } from './reports/sample-report.test-helper.ts';
import { concerns, expiredWaivers, needlessWaivers, type Waiver, waive } from './waivers.ts';

const waiver: Waiver = { check: 'signature.*', reason: 'SHOP-12', expires: '2027-01-31' };
const today = '2027-01-31';
const tomorrow = '2027-02-01';

describe('a waiver', () => {
  it('makes a warning of a failure up to its last day, and says why', () => {
    expect(waive(failed, [waiver], today)).toEqual({
      ...failed,
      status: 'warn',
      message: `Waived until 2027-01-31 (SHOP-12): ${failed.message}`,
      waived: { reason: 'SHOP-12', expires: '2027-01-31' },
    });
  });

  it('that has expired leaves a failure, which says so', () => {
    expect(waive(failed, [waiver], tomorrow)).toEqual({
      ...failed,
      message: `The waiver expired on 2027-01-31 (SHOP-12): ${failed.message}`,
    });
  });

  it('that was renewed by another one holds', () => {
    const renewed = { ...waiver, expires: '2027-03-01' };
    expect(waive(failed, [waiver, renewed], tomorrow).waived?.expires).toBe('2027-03-01');
  });

  it('changes neither other checks nor what does not fail', () => {
    expect(waive({ ...failed, id: 'transport.status' }, [waiver], today).status).toBe('fail');
    for (const result of [passed, warned, skipped]) {
      const forAll = { ...waiver, check: '*' };
      expect(waive(result, [forAll], today)).toBe(result);
    }
  });
});

describe('an expired waiver', () => {
  it('is a failure of its own where nothing fails for which it was', () => {
    const [result, ...others] = expiredWaivers([passed, warned], [waiver], tomorrow);
    expect(others).toEqual([]);
    expect(result).toMatchObject({ id: 'waivers.expired', status: 'fail', exchange: passed.exchange });
    expect(result?.message).toMatch(/^The waiver for signature\.\* expired on 2027-01-31 \(SHOP-12\)/);
  });

  it('is told by the failure itself, where there is one', () => {
    expect(expiredWaivers([passed, waive(failed, [waiver], tomorrow)], [waiver], tomorrow)).toEqual([]);
  });

  it('says nothing where its checks were not chosen', () => {
    expect(expiredWaivers([warned], [waiver], tomorrow)).toEqual([]);
  });

  it('is none on its last day', () => {
    expect(expiredWaivers([passed], [waiver], today)).toEqual([]);
  });
});

describe('a waiver is needless', () => {
  const waived = waive(failed, [waiver], today);
  it.each([
    ['where its checks passed', [passed], 1],
    ['not where it was needed', [passed, waived], 0],
    ['not where its checks were skipped', [{ ...skipped, id: 'signature.wrong' }], 0],
    ['not where they were not chosen', [warned], 0],
  ])('%s', (_, results, count) => {
    expect(needlessWaivers([{ results, waivers: [waiver] }], today)).toHaveLength(count);
  });

  it('not where another merchant needs it', () => {
    const runs = [
      { results: [passed], waivers: [waiver] },
      { results: [waived], waivers: [waiver] },
    ];
    expect(needlessWaivers(runs, today)).toEqual([]);
  });

  it('only while it holds', () => {
    expect(needlessWaivers([{ results: [passed], waivers: [waiver] }], tomorrow)).toEqual([]);
  });
});

it.each([
  [{}, true],
  [{ guide: 'saas-v2' }, true],
  [{ guide: 'kit-v2' }, false],
  [{ merchant: 'shop' }, true],
  [{ merchant: 'other' }, false],
  [{ guide: 'saas-v2', merchant: 'other' }, false],
])('a waiver with %j concerns the shop of saas-v2: %j', (scope, expected) => {
  expect(concerns({ ...waiver, ...scope }, { guide: 'saas-v2', name: 'shop' })).toBe(expected);
});

it('a waiver that names a merchant does not concern one without a name', () => {
  expect(concerns({ ...waiver, merchant: 'shop' }, { guide: 'saas-v2' })).toBe(false);
});
