import type { Dice } from '../../dice.ts';
import type { Finding, Hunt } from './hunt.ts';

/** What a search has found. */
export interface Found<F> {
  readonly finding: F;
  /** There was no time to look for a smaller case. */
  readonly cut: boolean;
}

/** The smallest case that is answered wrongly: one with an error or, where there is none, with a warning. */
export async function seek(hunt: Hunt, dice: Dice): Promise<Found<Finding> | undefined> {
  // Loaded by those who use it: fast-check takes its time.
  const [{ casesFor }, { search }] = await Promise.all([import('./cases.ts'), import('./search.ts')]);
  const cases = casesFor(hunt.offer);
  let warned = false;
  const found = await search(cases, dice, async (odd) => {
    const finding = await hunt.find(odd);
    if (finding?.severity !== 'warning') return finding;
    warned = true;
    return undefined;
  });
  return found ?? (warned ? search(cases, dice, (odd) => hunt.find(odd)) : undefined);
}
