import { parentPort } from 'node:worker_threads';
import type { OpenApi } from '../load/openapi.ts';
import { printTypes } from './print-types.ts';
import type { Printed } from './types-printer.ts';

parentPort?.on('message', (document: OpenApi) => parentPort?.postMessage(print(document)));

function print(document: OpenApi): Printed {
  try {
    return printTypes(document);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
