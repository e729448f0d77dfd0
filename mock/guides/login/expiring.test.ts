import { describe, expect, it } from 'vitest';
import { createExpiring } from './expiring.ts';

describe('a value under a random id', () => {
  it('is found until its time is over', () => {
    let time = 0;
    const values = createExpiring<string>(60, () => time);
    const id = values.add('a');
    time = 59_999;
    expect(values.find(id)).toBe('a');
    time = 60_000;
    expect(values.find(id)).toBeUndefined();
    expect(values.take(id)).toBeUndefined();
  });

  it('is taken once', () => {
    const values = createExpiring<string>(60, () => 0);
    const id = values.add('a');
    expect([values.take(id), values.take(id)]).toEqual(['a', undefined]);
  });

  it('is dropped for newer ones when there are too many', () => {
    const values = createExpiring<number>(60, () => 0, 'ST-');
    const ids = Array.from({ length: 10_001 }, (_, index) => values.add(index));
    expect(new Set(ids).size).toBe(10_001);
    expect(ids.every((id) => /^ST-[0-9a-zA-Z]+$/.test(id))).toBe(true);
    expect([values.find(ids[0] ?? ''), values.find(ids[1] ?? '')]).toEqual([undefined, 1]);
  });
});
