import type { Result } from '../result.ts';

/** What failed in the same way in debugging and in real calls is one failure to its reader. */
export function alike(results: readonly Result[]): readonly (readonly [Result, ...Result[]])[] {
  const groups = Map.groupBy(results, ({ id, message }) => `${id} ${message}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
