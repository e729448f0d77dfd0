import { readdirSync, readFileSync, statSync } from 'node:fs';
import { hashOf } from '../../generator/write/manifest.ts';

/** What the input files of a document held when they were read, and folders: a hash each; empty for what is not there. */
export type InputState = ReadonlyMap<string, string>;

export function stateOf(files: Iterable<string>): InputState {
  return new Map([...files].map((file) => [file, hashOfFile(file)]));
}

export function hasChanged(state: InputState): boolean {
  return [...state].some(([file, hash]) => hashOfFile(file) !== hash);
}

/**
 * The state that a run has read: files that were known hold what they held before it, those that it found are as they
 * are now, unless they were saved while it ran.
 *
 * @param begun when the run began, in milliseconds since 1970
 */
export function stateRead(before: InputState, files: readonly string[], begun: number): InputState {
  return new Map(
    files.map((file) => [file, before.get(file) ?? (savedSince(file, begun) ? 'saved' : hashOfFile(file))]),
  );
}

function savedSince(file: string, time: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}

function hashOfFile(file: string): string {
  try {
    return hashOf(isFolder(file) ? namesIn(file) : readFileSync(file, 'utf8'));
  } catch {
    return '';
  }
}

export function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Without those of which editors make drafts. */
function namesIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return JSON.stringify(names.sort());
}
