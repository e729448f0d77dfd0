import { array, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search } from './search.ts';

const letters = array(constantFrom(...'abcdefgh'), { maxLength: 8 });
const dice = { seed: 7, runs: 50 };

/** The cases that a search tries when nothing is ever wrong. */
async function tried(seed: number): Promise<string[]> {
  const cases: string[] = [];
  await search(letters, { ...dice, seed }, async (list) => {
    cases.push(list.join(''));
    return undefined;
  });
  return cases;
}

describe('a search', () => {
  it('tries as many cases as it is told, the same for the same seed', async () => {
    const cases = await tried(7);
    expect(cases.length).toBe(50);
    expect(await tried(7)).toEqual(cases);
    expect(await tried(8)).not.toEqual(cases);
  });

  it('comes to the smallest case, wherever in a list the fault stands', async () => {
    const found = await search(letters, dice, async (list) =>
      list.includes('f') && list.includes('b') ? list.toSorted().join('') : undefined,
    );
    expect(found).toEqual({ finding: 'bf', cut: false });
  });

  it('ends some time, and says so', async () => {
    let asked = 0;
    const long = array(constantFrom(...'abcdefgh'), { minLength: 400, maxLength: 500, size: 'max' });
    const found = await search(long, dice, async (list) => {
      asked += 1;
      return asked % 2 === 1 ? list.length : undefined;
    });
    expect(found?.cut).toBe(true);
    expect(asked).toBeLessThan(300);
  });

  it('hands on an error of the one who looks', async () => {
    const broken = search(letters, dice, () => Promise.reject(new Error('mine')));
    await expect(broken).rejects.toThrow('mine');
  });
});
