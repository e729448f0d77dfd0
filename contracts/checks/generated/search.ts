import { type Arbitrary, asyncProperty, check } from 'fast-check';
import type { Dice } from '../../dice.ts';
import type { Found } from './seek.ts';

const patience = { requests: 200, milliseconds: 10_000 };

/**
 * Tries cases one after the other; the first one with a finding is made smaller, as long as the finding stays.
 *
 * @param find what is wrong in a case; `undefined` when nothing is
 * @throws what `find` throws before it has found anything
 * @returns the finding of the smallest case; `undefined` when no case had any
 */
export async function search<C, F>(
  cases: Arbitrary<C>,
  { seed, runs }: Dice,
  find: (odd: C) => Promise<F | undefined>,
): Promise<Found<F> | undefined> {
  let smallest: F | undefined;
  let cut = false;
  let left = patience.requests;
  let deadline = Number.POSITIVE_INFINITY;
  let broken: { readonly error: unknown } | undefined;
  const property = asyncProperty(cases, async (odd) => {
    if (smallest !== undefined && (left-- === 0 || Date.now() > deadline)) cut = true;
    if (cut) return true;
    const finding = await find(odd).catch((error: unknown) => {
      // An error of ours is no finding, so that no smaller case is looked for.
      broken = { error };
      cut = true;
      return undefined;
    });
    if (finding === undefined) return true;
    if (smallest === undefined) deadline = Date.now() + patience.milliseconds;
    smallest = finding;
    return false;
  });
  // Few cases have no room for a preference for short lists.
  await check(property, { seed, numRuns: runs, unbiased: true });
  if (broken !== undefined && smallest === undefined) throw broken.error;
  return smallest === undefined ? undefined : { finding: smallest, cut };
}
