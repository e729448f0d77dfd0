import { resolve } from 'node:path';
import type { Change, Place } from './change.ts';
import type { Found, Side } from './found.ts';

/** What Redocly and our rules have found, in words. */
export function changeOf(found: Found): Change {
  const { kind, concerned, verdicts, base, revision } = found;
  return {
    breaking: verdicts.length > 0,
    kind,
    exchanges: concerned.exchanges,
    part: concerned.part,
    message: verdicts.length > 0 ? verdicts.map(({ message }) => message).join(' ') : inWords(found),
    rules: verdicts.map(({ rule }) => rule),
    old: placeOf(base),
    new: placeOf(revision),
  };
}

function placeOf(side: Side | undefined): Place | undefined {
  return side === undefined
    ? undefined
    : { file: resolve(side.file), line: side.line, pointer: side.pointer };
}

function inWords({ kind, property, base, revision }: Found): string {
  if (kind !== 'modified') return `Was ${kind}.`;
  const name = property === 'key' ? 'The name' : `\`${property}\``;
  const [before, after] = [inShort(base?.value), inShort(revision?.value)];
  if (before === undefined) return `${name} was added.`;
  if (after === undefined) return `${name} was removed.`;
  return before.length + after.length > 80
    ? `${name} changed.`
    : `${name} changed from \`${before}\` to \`${after}\`.`;
}

function inShort(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
