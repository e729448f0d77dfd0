import { existsSync, type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';

/** Watches files by their folders, so that those that are deleted, replaced or do not exist yet are seen, too. */
export interface FolderWatch {
  /** From now on these files are watched, and no others. */
  follow(files: readonly string[]): void;
  /** Resolves when something has happened to them since the last call, or the watch is closed. */
  changed(): Promise<void>;
  close(): void;
}

/** A save is a burst of events: it is over when nothing has happened for so long. In milliseconds. */
const quiet = 40;

export function createFolderWatch(): FolderWatch {
  /** By folder. One that was deleted and made anew is another one, with another number. */
  const watched = new Map<
    string,
    { readonly watcher: FSWatcher; readonly inode: number; names: Set<string> }
  >();
  let happened = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function notice(): void {
    clearTimeout(timer);
    timer = setTimeout(() => happened.resolve(), quiet);
  }

  function open(folder: string, names: Set<string>): void {
    const entry = {
      inode: statSync(folder).ino,
      names,
      watcher: watch(folder, (_event, name) => {
        // A folder that goes away calls itself by its own name.
        if (name === null || entry.names.has(name) || name === basename(folder)) notice();
      }),
    };
    entry.watcher.on('error', notice);
    watched.set(folder, entry);
  }

  return {
    follow(files) {
      const wanted = namesByFolder(files);
      for (const [folder, { watcher, inode }] of watched) {
        if (wanted.has(folder) && statSync(folder, { throwIfNoEntry: false })?.ino === inode) continue;
        watcher.close();
        watched.delete(folder);
      }
      for (const [folder, names] of wanted) {
        const entry = watched.get(folder);
        if (entry !== undefined) entry.names = names;
        // One that went away just now is looked for once more.
        else if (existsSync(folder)) open(folder, names);
        else notice();
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

/** In each folder the names to look for: of the files, or of a folder on the way to them that does not exist yet. */
function namesByFolder(files: readonly string[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const file of files.flatMap(withTarget)) {
    const folder = nearestFolder(dirname(file));
    const [name = ''] = relative(folder, file).split(sep);
    names.set(folder, (names.get(folder) ?? new Set()).add(name));
  }
  return names;
}

/** Where a link stands nothing happens when the file that it leads to is saved. */
function withTarget(file: string): string[] {
  return existsSync(file) ? [file, realpathSync(file)] : [file];
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
