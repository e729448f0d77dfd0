import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateSource } from './template-source.ts';

/**
 * @param folder of the pack, absolute
 * @param name below it
 */
export function readSource(folder: string, name: string, foreign: boolean): TemplateSource {
  const file = join(folder, name);
  // Some editors begin a file with a mark that would be printed.
  return { name, file, text: readFileSync(file, 'utf8').replace(/^\ufeff/, ''), foreign };
}
