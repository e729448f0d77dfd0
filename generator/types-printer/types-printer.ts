import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OpenApi } from '../load/openapi.ts';
import type { PrintedTypes } from './print-types.ts';

/** Prints a document's types with openapi-typescript, which brings the whole TypeScript compiler. */
export type PrintTypes = (document: OpenApi) => Promise<PrintedTypes>;

/** Makes what prints types ready. */
export type TypesPrinter = () => PrintTypes;

/** In this very thread; the compiler is loaded when it is needed. */
export const printHere: PrintTypes = async (document) => {
  const { printTypes } = await import('./print-types.ts');
  // openapi-typescript changes what it is given.
  return printTypes(structuredClone(document));
};

/** What the thread answers. */
export type Printed = PrintedTypes | { readonly failed: string };

/**
 * Prints in a thread of its own: the compiler is loaded there while the document is read here, and prints while the other
 * targets are made. The thread keeps no program from ending.
 *
 * @returns starts the thread when it is first called
 */
export function createTypesPrinter(): TypesPrinter {
  let started: PrintTypes | undefined;
  return () => {
    started ??= startThread();
    return started;
  };
}

function startThread(): PrintTypes {
  const file = join(import.meta.dirname, `printer-thread${extname(import.meta.filename)}`);
  // A larger young generation takes memory and saves no time.
  const worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 12 } });
  const waiting: PromiseWithResolvers<PrintedTypes>[] = [];
  worker.on('message', (printed: Printed) => {
    const next = waiting.shift();
    if (waiting.length === 0) worker.unref();
    if ('text' in printed) next?.resolve(printed);
    else next?.reject(new Error(printed.failed));
  });
  const broken = new Promise<never>((_, reject) => worker.once('error', reject));
  // Whoever prints is told.
  broken.catch(() => {});
  // Only now: a listener keeps the program from ending.
  worker.unref();
  return (document) => {
    const printed = Promise.withResolvers<PrintedTypes>();
    waiting.push(printed);
    worker.ref();
    worker.postMessage(document);
    return Promise.race([printed.promise, broken]);
  };
}
