import { enableCompileCache, registerHooks } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { OpenApi } from '../load/openapi.ts';
import type { Printed } from './types-printer.ts';

enableCompileCache();
// Node would parse all nine megabytes of TypeScript to find out what kind of module it is.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('/typescript/lib/typescript.js') ? { ...context, format: 'commonjs' } : context),
});
const { printTypes } = await import('./print-types.ts');

parentPort?.on('message', (document: OpenApi) => parentPort?.postMessage(print(document)));

function print(document: OpenApi): Printed {
  try {
    return printTypes(document);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
