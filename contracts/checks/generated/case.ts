import { isRecord } from '../../../generator/load/openapi.ts';
import type { Fields } from '../../merchant/fields.ts';
import { oddTexts } from './odd-texts.ts';
import { oddValues, verbatim } from './odd-values.ts';
import type { Place } from './places.ts';
import type { Writing } from './writing.ts';

/** One thing that is odd about a request; plain data, so that a seed makes the same again. */
export type Change =
  /** Pieces of text behind what stands there. */
  | { readonly kind: 'text'; readonly at: string; readonly pieces: readonly string[] }
  | { readonly kind: 'value'; readonly at: string; readonly value: string }
  /** One of the documented limits is broken. */
  | { readonly kind: 'broken'; readonly which: number }
  | { readonly kind: 'without'; readonly fields: readonly string[] }
  /** A field that the document does not know. */
  | { readonly kind: 'extra'; readonly name: string; readonly value: string }
  /** A field stands there twice, with the same value. */
  | { readonly kind: 'twice'; readonly at: string };

/** A request that no platform sends: a sound one with a handful of changes. */
export interface OddCase {
  readonly changes: readonly Change[];
  readonly writing: Writing;
}

/** What an exchange offers to be changed. */
export interface Ground {
  readonly places: readonly Place[];
  /** The single broken fields of a sound request, always in the same order. */
  broken(fields: Fields): readonly {
    readonly field: string;
    readonly what: string;
    readonly value: unknown;
  }[];
}

/** The fields of a case, made of those of a sound request. */
export function fieldsIn({ changes }: OddCase, ground: Ground, sound: Fields): Fields {
  return changes.reduce((fields, change) => changed(fields, change, ground, sound), sound);
}

function changed(fields: Fields, change: Change, { places, broken }: Ground, sound: Fields): Fields {
  switch (change.kind) {
    case 'twice':
      return fields;
    case 'without':
      return { ...fields, ...Object.fromEntries(change.fields.map((name) => [name, undefined])) };
    case 'extra':
      return { ...fields, [change.name]: oddValues[change.value]?.make(undefined) };
    case 'broken': {
      const found = broken(sound)[change.which];
      if (found === undefined) return fields;
      return { ...fields, [found.field]: found.value === null ? verbatim('null') : found.value };
    }
    default: {
      const place = places.find(({ label }) => label === change.at);
      if (place === undefined) return fields;
      const make = (value: unknown) =>
        change.kind === 'value' ? oddValues[change.value]?.make(value) : longer(value, change.pieces, place);
      return replaced(fields, place.path, make) as Fields;
    }
  }
}

function longer(value: unknown, pieces: readonly string[], { longest }: Place): string {
  const added = pieces.map((piece) => oddTexts[piece]?.text ?? '').join('');
  const text = (typeof value === 'string' ? value : '') + added;
  if (text.length <= longest) return text;
  // An emoji is not cut into halves, which would be no text at all.
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** A copy with another value at the end of a path; unchanged where an earlier change has left no such place. */
function replaced(value: unknown, [key, ...rest]: Place['path'], make: (value: unknown) => unknown): unknown {
  if (key === undefined) return make(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replaced(item, rest, make) : item));
  if (!isRecord(value)) return value;
  return { ...value, [key]: replaced(value[key], rest, make) };
}

/** A server or framework may refuse the request by itself, before the merchant's own code sees it. */
export function isHard({ changes, writing }: OddCase): boolean {
  return (
    writing !== 'compact' ||
    changes.some((change) => {
      if (change.kind === 'twice') return true;
      if (change.kind === 'text') return change.pieces.some((piece) => oddTexts[piece]?.hard === true);
      if (change.kind === 'without' || change.kind === 'broken') return false;
      return oddValues[change.value]?.hard === true;
    })
  );
}
