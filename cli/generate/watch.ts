import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openMemory } from '../../generator/memory/last-run.ts';
import { runStep } from '../../generator/steps.ts';
import { createTypesPrinter, type TypesPrinter } from '../../generator/types-printer/types-printer.ts';
import { configFiles } from '../read-config.ts';
import { untilStopped } from '../until-stopped.ts';
import { createFolderWatch } from './folder-watch.ts';
import { hasChanged, isFolder, stateOf } from './input-state.ts';
import type { Job } from './jobs.ts';
import { runStale } from './run-stale.ts';
import { filesOf, needsRun, type Watched } from './watched.ts';

/**
 * Generates, and generates again what has changed, until SIGINT or SIGTERM. A broken document ends nothing: its problems
 * are shown, and the next save is waited for.
 *
 * @param choose reads the configuration and says what is to be generated
 * @throws CommandError when that is wrong from the beginning
 */
export async function watchDocuments(choose: () => Promise<readonly Job[]>, force: boolean): Promise<void> {
  const settings = { memory: openMemory(), force, typesPrinter: createTypesPrinter() };
  let config = stateOf(configFiles.map((file) => resolve(file)));
  let documents = (await choose()).map(unread);
  const folders = createFolderWatch();
  let stopped = false;
  let announced = false;
  untilStopped().then(() => {
    stopped = true;
    folders.close();
  });

  while (!stopped) {
    if (hasChanged(config)) {
      config = stateOf(config.keys());
      documents = await chooseAgain(choose, documents);
    }
    if (documents.some(needsRun)) documents = await runStale(documents, settings);
    const files = new Set(documents.flatMap(filesOf));
    folders.follow([...config.keys(), ...files]);
    // What was saved before the files were followed has caused no event.
    if (hasChanged(config) || documents.some(needsRun)) continue;
    if (!announced) {
      const count = [...files].filter((file) => !isFolder(file)).length;
      console.log(`Watching ${count === 1 ? '1 file' : `${count} files`}. Stop with Ctrl-C.`);
      announced = true;
      await warmUp(documents, settings.typesPrinter);
    }
    await folders.changed();
  }
}

function unread(job: Job): Watched {
  return { job, state: undefined, run: undefined, warnings: '' };
}

/** Documents that the configuration still says the same of need not be generated again. */
async function chooseAgain(
  choose: () => Promise<readonly Job[]>,
  documents: readonly Watched[],
): Promise<Watched[]> {
  try {
    const jobs = await choose();
    return jobs.map((job) => documents.find((known) => isDeepStrictEqual(known.job, job)) ?? unread(job));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return [...documents];
  }
}

/** Where nothing was generated yet, the generator is loaded while nobody waits for it. */
async function warmUp(documents: readonly Watched[], typesPrinter: TypesPrinter): Promise<void> {
  const size = ({ job }: Watched): number => statSync(job.document, { throwIfNoEntry: false })?.size ?? 0;
  const [smallest] = documents.toSorted((a, b) => size(a) - size(b));
  if (smallest?.run === undefined || documents.some(({ run }) => run?.recalled !== true)) return;
  const { planGeneration } = await import('../../generator/generate.ts');
  // What goes wrong is told when it is wanted.
  await planGeneration(smallest.run.options, runStep, typesPrinter).catch(() => {});
}
