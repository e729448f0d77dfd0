import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { TargetName } from '../targets/targets.ts';
import type { Pack } from './pack.ts';
import { readSource } from './read-source.ts';

/** The pack of one of our targets. */
export function ourPack(name: TargetName): Pack {
  const folder = join(packageRoot, 'templates', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort();
  const sources = files.map((file) => readSource(folder, file, false));
  return { name, view: name, sources };
}
