/** Builds the reference of the documents in the configuration: `npm run docs`. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentNames } from '../../cli/config.ts';
import { readConfig } from '../../cli/read-config.ts';
import { buildReference } from './build-reference.ts';

try {
  const documents = documentNames(await readConfig());
  await buildReference(documents, (line) => console.log(line));
  console.log(`Open ${pathToFileURL(resolve('reference/index.html')).href}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
