import type { Book } from '../../guides/book.ts';
import type { DebugCase } from '../../guides/guide.ts';
import { hasDebugging } from '../../merchant/debugging-mark.ts';

/** The debugging cases of a guide; none where debugging calls look like real ones. */
export function casesOf({ guide, model }: Book): readonly DebugCase[] {
  return hasDebugging(model) ? (guide.cases ?? []) : [];
}
