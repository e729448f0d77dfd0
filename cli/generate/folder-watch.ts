import { existsSync, type FSWatcher, realpathSync, watch } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { isFolder } from './input-state.ts';

/** Watches files by their folders, so that those that are deleted, replaced or do not exist yet are seen, too. Of a folder all that comes and goes is seen. */
export interface FolderWatch {
  /** From now on these files are watched, and no others. */
  follow(files: readonly string[]): void;
  /** Resolves when something has happened to them since the last call, or the watch is closed. */
  changed(): Promise<void>;
  close(): void;
}

/** A save is a burst of events: it is over when nothing has happened for so long. In milliseconds. */
const quiet = 40;

/** In place of a name, which can't be empty. */
const anything = '';

interface Entry {
  readonly watcher: FSWatcher;
  /** What to look for in the folder; `anything` when that is of interest itself. */
  names: ReadonlySet<string>;
  /** The folder has been deleted or moved away; one of the same name is another one. */
  lost: boolean;
}

export function createFolderWatch(): FolderWatch {
  const watched = new Map<string, Entry>();
  let happened = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function notice(): void {
    clearTimeout(timer);
    timer = setTimeout(() => happened.resolve(), quiet);
  }

  function open(folder: string, names: ReadonlySet<string>): void {
    const watcher = ifThere(() => watch(folder));
    if (watcher === undefined) {
      // It went away just now, and is looked for once more.
      notice();
      return;
    }
    const entry: Entry = { watcher, names, lost: false };
    entry.watcher.on('change', (_event, name) => {
      // A folder that goes away calls itself by its own name.
      if (name === basename(folder)) entry.lost = true;
      if (name === null || entry.lost || entry.names.has(anything) || entry.names.has(String(name))) notice();
    });
    entry.watcher.on('error', () => {
      entry.lost = true;
      notice();
    });
    watched.set(folder, entry);
  }

  return {
    follow(files) {
      const wanted = namesByFolder(files);
      for (const [folder, { watcher, lost }] of watched) {
        if (wanted.has(folder) && !lost) continue;
        watcher.close();
        watched.delete(folder);
      }
      for (const [folder, names] of wanted) {
        const entry = watched.get(folder);
        if (entry === undefined) open(folder, names);
        else entry.names = names;
      }
    },
    async changed() {
      if (!closed) await happened.promise;
      happened = Promise.withResolvers();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const { watcher } of watched.values()) watcher.close();
      happened.resolve();
    },
  };
}

/** Files and folders come and go while they are looked at. */
function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** In each folder the names to look for: of the files, or of a folder on the way to them that does not exist yet. */
function namesByFolder(files: readonly string[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const file of files.flatMap(withTarget)) {
    const folder = isFolder(file) ? file : nearestFolder(dirname(file));
    const [name = anything] = relative(folder, file).split(sep);
    names.set(folder, (names.get(folder) ?? new Set()).add(name));
  }
  return names;
}

/** Where a link stands nothing happens when the file that it leads to is saved. */
function withTarget(file: string): string[] {
  const target = ifThere(() => realpathSync(file));
  return target === undefined ? [file] : [file, target];
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
