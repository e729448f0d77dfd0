import type { Result } from '../result.ts';
import type { Compared } from './compare-interaction.ts';
import type { Fault, RulePlace } from './fault.ts';
import type { ShownPlace } from './pact-places.ts';

/** Where something stands, in the pact and in the document. */
export interface ComparedPlaces {
  pact(keys: readonly string[]): ShownPlace;
  document(rule: RulePlace): ShownPlace;
}

type Verdict = Pick<Result, 'status' | 'message' | 'background' | 'expected' | 'actual' | 'place'>;

const background =
  'Nothing was sent: the pact file was compared with the document. Where the pact has a matcher, its example value counts.';

/**
 * The verdict on an interaction: what is wrong, where in the pact, what the document says and where, how to mend it.
 *
 * @param compared `undefined` for what is not about HTTP
 */
export function verdictOf(
  compared: Compared | undefined,
  { index, isPending }: { readonly index: number; readonly isPending: boolean },
  places: ComparedPlaces,
): Verdict {
  if (compared === undefined)
    return { status: 'skip', message: 'This is about messages; a document describes HTTP alone.' };
  const [first, ...others] = compared.faults;
  if (first === undefined) return { status: 'pass', message: '' };
  const keys = ['interactions', String(index), ...first.at];
  const place = places.pact(keys);
  const rule = places.document(first.rule);
  const also = others.length === 0 ? '' : ` Also: ${others.slice(0, 5).map(inShort).join(' ')}`;
  const more = others.length > 5 ? ` And ${others.length - 5} more.` : '';
  const pending =
    first.severity === 'error' && isPending ? ' The interaction is pending, so this is but a warning.' : '';
  return {
    status: first.severity === 'error' && !isPending ? 'fail' : 'warn',
    message: `${first.message} (${spot(place)}, ${pointerOf(keys)}; documented in ${spot(rule)}). ${first.mend}${pending}${also}${more}`,
    background,
    expected: `${first.expected} (${spot(rule)})`,
    actual: `${first.actual} (${spot(place)})`,
    place,
  };

  function inShort({ at, message }: Fault): string {
    return `${message} (${spot(places.pact(['interactions', String(index), ...at]))}).`;
  }
}

function spot({ file, line }: ShownPlace): string {
  return `${file}:${line}`;
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
