import { isTargetName, withNeeded } from '../targets/targets.ts';
import type { Pack } from './pack.ts';

/**
 * The packs of the chosen targets, with those whose files they import.
 *
 * @throws Error for a target that does not exist
 */
export function choosePacks(packs: readonly Pack[], chosen: readonly string[]): Pack[] {
  const wrong = chosen.find((name) => !packs.some((pack) => pack.name === name));
  if (wrong !== undefined)
    throw new Error(`There is no target ${wrong}. There are: ${packs.map(({ name }) => name).join(', ')}.`);
  const wanted = new Set<string>([...chosen, ...withNeeded(chosen.filter(isTargetName))]);
  return packs.filter(({ name }) => wanted.has(name));
}
