import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of koocontract's own package.json: the same for the sources and for the compiled package. */
export const packageRoot = findUp(import.meta.dirname);

function findUp(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findUp(dirname(folder));
}
