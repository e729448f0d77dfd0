import { resolve } from 'node:path';
import { linesOf } from '../../generator/load/lines-of.ts';
import { shownPath } from '../reports/places.ts';

/** A place in a file, as it is shown. */
export interface ShownPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Where the interactions of a pact file stand. */
export function pactPlaces(file: string, root: string): (keys: readonly string[]) => ShownPlace {
  const shown = shownPath(resolve(file), root);
  let lineAt: ReturnType<typeof linesOf> | undefined;
  return (keys) => {
    // Read again only when there is something to tell.
    lineAt ??= linesOf(file);
    return { file: shown, line: lineAt(...keys) };
  };
}
