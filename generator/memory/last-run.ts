import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { GenerateOptions, Planned } from '../generate.ts';
import { isRecord, listAt, recordAt, textAt } from '../load/openapi.ts';
import { packageRoot } from '../package-root.ts';
import { templateInputs } from '../packs/template-files.ts';
import { withLineFeeds } from '../write/line-ends.ts';
import { hashOf } from '../write/manifest.ts';
import { generatorFingerprint } from './fingerprint.ts';

/**
 * Remembers what a run has read and made, in `node_modules/.cache`, so that a run with nothing to do need not find that
 * out anew. It is never more than a shortcut: whatever can't be read or does not agree is generated again.
 */
export interface Memory {
  /** The plan of a run that would change nothing; `undefined` when that can't be told without generating. */
  recall(options: GenerateOptions): Planned | undefined;
  remember(options: GenerateOptions, planned: Planned): void;
}

const noMemory: Memory = { recall: () => undefined, remember: () => undefined };

/** The memory of the installation that we run from; without one there is none. */
export function openMemory(): Memory {
  const modules = modulesAbove(packageRoot);
  return modules === undefined ? noMemory : memoryIn(modules, generatorFingerprint(modules));
}

function modulesAbove(folder: string): string | undefined {
  const modules = basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules');
  if (existsSync(modules)) return modules;
  return dirname(folder) === folder ? undefined : modulesAbove(dirname(folder));
}

/**
 * @param modules the folder `node_modules`
 * @param fingerprint of the generator
 */
export function memoryIn(modules: string, fingerprint: string): Memory {
  const fileFor = ({ document, targets, folder, templates, importExtension }: GenerateOptions): string => {
    // With the names of a user's templates: a new one may take the place of one of ours.
    const run = JSON.stringify([
      ...[resolve(document), targets, resolve(folder('*')), templateInputs(templates)],
      importExtension ?? '.ts',
    ]);
    return join(modules, '.cache', 'koocontract', `${hashOf(run)}.json`);
  };

  return {
    recall(options) {
      const run = parsed(fileFor(options));
      const folder = options.folder(textAt(run, 'id'));
      if (textAt(run, 'fingerprint') !== fingerprint || textAt(run, 'folder') !== resolve(folder))
        return undefined;
      const inputs = Object.entries(recordAt(run, 'inputs'));
      const outputs = Object.entries(recordAt(run, 'outputs'));
      const unchanged =
        outputs.length > 0 &&
        inputs.every(([file, hash]) => hashOfFile(file) === hash) &&
        outputs.every(([path, hash]) => hashOfFile(join(folder, path), withLineFeeds) === hash);
      if (!unchanged) return undefined;
      return {
        id: textAt(run, 'id'),
        folder,
        steps: outputs.map(([path]) => ({ path, action: 'keep', reason: '', text: '' })),
        problems: listAt(run, 'problems').filter(isProblem),
        inputs: inputs.map(([file]) => file),
      };
    },

    remember(options, { id, folder, steps, problems, inputs }) {
      // What is on other machines may have changed without a sign.
      if (inputs.some((file) => /^https?:/.test(file))) return;
      const written = steps.filter(({ action }) => action !== 'delete');
      const run = {
        id,
        fingerprint,
        folder: resolve(folder),
        inputs: Object.fromEntries(inputs.map((file) => [file, hashOfFile(file)])),
        outputs: Object.fromEntries(written.map(({ path, text }) => [path, hashOf(text)])),
        problems,
      };
      writeWhole(fileFor(options), JSON.stringify(run));
    },
  };
}

function isProblem(value: unknown): value is Planned['problems'][number] {
  return isRecord(value) && textAt(value, 'message') !== '';
}

function hashOfFile(file: string, form = (text: string) => text): string | undefined {
  try {
    return hashOf(form(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A memory that can't be kept is no reason to fail. */
function writeWhole(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // A read-only installation, perhaps.
  }
}
