import {
  type Arbitrary,
  array,
  constant,
  constantFrom,
  oneof,
  record,
  type WeightedArbitrary,
} from 'fast-check';
import type { Change, OddCase } from './case.ts';
import { oddTexts } from './odd-texts.ts';
import { oddValues } from './odd-values.ts';
import type { Place } from './places.ts';
import { writings } from './writing.ts';

/** What a kind of request offers to the dice. */
export interface Offer {
  readonly places: readonly Place[];
  /** How many ways there are to break one documented limit. */
  readonly broken: number;
  /** The request has a body, so that its JSON may be written in many ways and hold whatever JSON can. */
  readonly hasBody: boolean;
}

/** Some that look like known ones, or mean something to a programming language. */
const extraNames = [
  'futureField',
  'OrderId',
  'instance_id',
  ' activity',
  'constructor',
  'a.b',
  '',
  '$where',
  '字段',
];

type Choice = WeightedArbitrary<Change>;

/**
 * Odd requests: one half keeps to what is documented but for what stands in its texts, many oddities at once, since
 * nothing has to refuse them; the other half breaks what is documented, in few places, since the first one is refused.
 */
export function casesFor({ places, broken, hasBody }: Offer): Arbitrary<OddCase> {
  const free = places.filter((place) => place.free).map(({ label }) => label);
  const all = places.map(({ label }) => label);
  const top = places.filter(({ path }) => path.length === 1).map(({ label }) => label);
  const values = Object.keys(oddValues).filter((name) => hasBody || oddValues[name]?.bodyOnly !== true);

  const text = (labels: readonly string[], most: number) =>
    record<Change & { kind: 'text' }>({
      kind: constant('text'),
      at: constantFrom(...labels),
      pieces: some(constantFrom(...Object.keys(oddTexts)), most),
    });
  const extra = record<Change & { kind: 'extra' }>({
    kind: constant('extra'),
    name: constantFrom(...extraNames),
    value: constantFrom(...values),
  });
  const value = record<Change & { kind: 'value' }>({
    kind: constant('value'),
    at: constantFrom(...all),
    value: constantFrom(...values),
  });
  const limits = Array.from({ length: broken }, (_, which) => which);
  const limit = record<Change & { kind: 'broken' }>({
    kind: constant('broken'),
    which: constantFrom(...limits),
  });
  const without = record<Change & { kind: 'without' }>({
    kind: constant('without'),
    fields: some(constantFrom(...top), top.length),
  });
  const twice = record<Change & { kind: 'twice' }>({ kind: constant('twice'), at: constantFrom(...top) });

  const writing = oneof(
    { weight: 3, arbitrary: constant(writings[0]) },
    { weight: hasBody ? 1 : 0, arbitrary: constantFrom(...writings) },
  );
  const kind = (most: number, ...choices: readonly Choice[]): Arbitrary<OddCase> =>
    record({ changes: some(oneof(...choices), most), writing });
  const documented = kind(
    4,
    { weight: 1, arbitrary: extra },
    ...(free.length === 0 ? [] : [{ weight: 3, arbitrary: text(free, 12) }]),
  );
  const wrong = kind(
    3,
    { weight: 6, arbitrary: value },
    { weight: 3, arbitrary: text(all, 8) },
    { weight: 2, arbitrary: without },
    { weight: 1, arbitrary: twice },
    ...(broken === 0 ? [] : [{ weight: 1, arbitrary: limit }]),
  );
  return oneof(documented, wrong);
}

/** At least one; shrinking gets to every smaller list only where there may be none on the way. */
function some<T>(what: Arbitrary<T>, most: number): Arbitrary<T[]> {
  return array(what, { maxLength: most }).filter((list) => list.length > 0);
}
