import { parseJson } from '../../../runtime/signing/canonical-json.ts';

/** Something that may stand where a sound value stood. */
export interface OddValue {
  /** @param sound what stood there; `undefined` when nothing did */
  make(sound: unknown): unknown;
  /** A web server or framework may refuse it by itself. */
  readonly hard?: true;
  /** Means nothing, or too much, in a query. */
  readonly bodyOnly?: true;
}

/** In words for a report; failing cases shrink to the first one, so it has to be harmless. */
export const oddValues: Readonly<Record<string, OddValue>> = {
  'another text': { make: () => 'abc' },
  'an empty text': { make: () => '' },
  // Not those that the check of unknown identifiers asks for: a merchant may keep what stands here.
  'the text "hasOwnProperty"': { make: () => 'hasOwnProperty' },
  'the text "valueOf"': { make: () => 'valueOf' },
  'another case': { make: (sound) => swapCase(typeof sound === 'string' ? sound : 'abc') },
  'the number -1': { make: () => -1 },
  'the number 1.5': { make: () => 1.5 },
  'the number 2^53 + 1': { make: () => number('9007199254740993') },
  'the number 2^63': { make: () => number('9223372036854775808') },
  'the number 1e400': { make: () => number('1e400'), hard: true },
  null: { make: () => verbatim('null'), bodyOnly: true },
  true: { make: () => true, bodyOnly: true },
  'an empty list': { make: () => [], bodyOnly: true },
  'a list around it': { make: (sound = 'abc') => [sound], bodyOnly: true },
  'an empty object': { make: () => ({}), bodyOnly: true },
  'an object around it': { make: (sound = 'abc') => ({ value: sound }), bodyOnly: true },
  '100 nested lists': { make: () => nested(100), hard: true, bodyOnly: true },
};

// ES2026, in Node since 21; TypeScript's library does not describe it yet.
const { rawJSON } = JSON as JSON & { rawJSON(text: string): object };

/** A member that the printing of requests would leave out otherwise. */
export function verbatim(text: string): object {
  return rawJSON(text);
}

/** A number that is sent as it is written here. */
function number(text: string): unknown {
  return parseJson(text);
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}

function swapCase(text: string): string {
  return text.replaceAll(/[a-z]|[A-Z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
