import { describe, expect, it } from 'vitest';
import { guideModel } from '../testing/guide-model.ts';
import { brokenFields } from './broken-fields.ts';

async function brokenIn(guide: string, exchange: string, field: string, sound: unknown) {
  const all = brokenFields(await guideModel(guide), exchange, { [field]: sound });
  return all.filter((broken) => broken.field === field).map(({ defect, value }) => [defect, value] as const);
}

describe('a field is broken in every way that its document knows:', () => {
  it('a mandatory text loses presence, type and length', async () => {
    expect(await brokenIn('saas-v2', 'newInstance', 'orderId', 'CS1')).toEqual([
      ['missing', undefined],
      ['null', null],
      ['type', { value: 'CS1' }],
      ['type', ['CS1']],
      ['type', true],
      ['length', 'CS1'.padEnd(65, 'x')],
      ['length', 'CS1'.padEnd(10_064, 'x')],
    ]);
  });

  it('an optional one its length only', async () => {
    const found = await brokenIn('saas-v2', 'releaseInstance', 'orderId', 'CS1');
    expect(found.map(([defect]) => defect)).toEqual(['length', 'length']);
  });

  it('one of several values becomes another one, of the same type', async () => {
    expect(await brokenIn('saas-v2', 'updateInstanceStatus', 'status', 'FREEZE')).toContainEqual([
      'value',
      'NO_SUCH',
    ]);
    expect(await brokenIn('kit-v2', 'tenantSync', 'flag', 1)).toContainEqual(['value', 9]);
  });

  it('a number goes beyond its limit', async () => {
    expect(await brokenIn('saas-v1', 'upgrade', 'amount', '20')).toEqual([['limit', 10_000_000]]);
  });

  it('a list gets one entry too many, and a type that no generation of the guide sends', async () => {
    const found = await brokenIn('kit-v2', 'authSync', 'userList', [{ userName: 'a' }]);
    const limits = found.filter(([defect]) => defect === 'limit').map(([, value]) => value);
    expect(limits).toEqual([Array.from({ length: 501 }, () => ({ userName: 'a' }))]);
    const text = await brokenIn('kit-v1', 'authSync', 'userList', '[]');
    expect(text.map(([, value]) => value)).not.toContainEqual(['[]']);
  });

  it('what travels in a query has no type, and no length that web servers refuse', async () => {
    const found = await brokenIn('saas-v1', 'queryInstance', 'instanceId', 'a');
    expect(found.map(([defect]) => defect)).toEqual(['missing', 'length']);
    expect(String(found.at(-1)?.[1]).length).toBe(6500);
  });

  it('what the driver sets by itself stays sound', async () => {
    const names = brokenFields(await guideModel('saas-v2'), 'newInstance', {}).map(({ field }) => field);
    expect([...new Set(names)]).toEqual(['orderId', 'orderLineId', 'businessId']);
  });
});
