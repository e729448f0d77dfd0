import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../generator/package-root.ts';
import { compile } from './compile.ts';
import { type Generated, generateOne } from './generate-one.ts';
import { inChild } from './in-child.ts';
import type { Talk } from './talk/talk.ts';

/** What became of a document. */
export interface Trial {
  readonly document: string;
  readonly generated: Generated;
  /** Errors by compiler. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** `undefined` when nothing was generated, or it could not even be loaded. */
  readonly talk: Talk | undefined;
  /** Why there is none. */
  readonly silence: string;
}

const child = new URL('talk/child.ts', import.meta.url).pathname;
/** Compiled in one go: much of the time goes by reading the libraries. */
const batch = 12;

/**
 * Generates code from documents, lets its senders talk to its receivers, and compiles it with each compiler.
 *
 * @param root folder for the output
 * @param versions of TypeScript: keys of `compilers`
 * @param tell is called with a line when something is done
 */
export async function tryDocuments(
  documents: readonly string[],
  root: string,
  versions: readonly string[],
  tell: (line: string) => void,
): Promise<Trial[]> {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  // Generated clients import openapi-fetch.
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'));
  const made: Omit<Trial, 'errors'>[] = [];
  for (const [index, document] of documents.entries()) {
    // Many files are called the same.
    const generated = await generateOne(document, join(root, `d${index}`));
    const { folder, seconds, memory, failure } = generated;
    const talked =
      folder === undefined ? { talk: undefined, silence: '' } : await talkApart(document, folder);
    made.push({ document, generated, ...talked });
    const { well, exchanges, failures } = talked.talk ?? {};
    const words =
      folder === undefined ? failure : `${well} of ${exchanges} talk, ${failures?.length} failures`;
    tell(`${document}: ${seconds.toFixed(1)} s, ${memory} MiB, ${words} ${talked.silence}`);
  }
  const folders = made.flatMap(({ generated: { folder } }) => (folder === undefined ? [] : [folder]));
  const errors = await compileAll(root, folders, versions, tell);
  return made.map((trial) => ({
    ...trial,
    errors: Object.fromEntries(
      Object.entries(errors).map(([version, lines]) => [version, linesOf(root, trial.generated, lines)]),
    ),
  }));
}

function linesOf(root: string, { folder }: Generated, lines: readonly string[]): string[] {
  return lines.filter((line) => folder !== undefined && join(root, line).startsWith(`${folder}/`));
}

async function compileAll(
  root: string,
  folders: readonly string[],
  versions: readonly string[],
  tell: (line: string) => void,
): Promise<Record<string, string[]>> {
  const errors: Record<string, string[]> = {};
  for (const compiler of versions) {
    const found: string[] = [];
    for (let start = 0; start < folders.length; start += batch) {
      const lines = await compile(compiler, root, folders.slice(start, start + batch));
      found.push(...lines);
      const foreign = lines.filter((line) => !/^d\d+\//.test(line));
      tell(`compiled with ${compiler}: ${lines.length} errors ${foreign.slice(0, 5).join('\n')}`);
    }
    errors[compiler] = found;
  }
  return errors;
}

async function talkApart(document: string, folder: string): Promise<Pick<Trial, 'talk' | 'silence'>> {
  const { message, errors, code } = await inChild(child, [document, folder], 300);
  if (isTalk(message)) return { talk: message, silence: '' };
  return { talk: undefined, silence: `exit code ${code}: ${errors.trim().slice(0, 1000)}` };
}

function isTalk(message: unknown): message is Talk {
  return typeof message === 'object' && message !== null && 'failures' in message;
}
