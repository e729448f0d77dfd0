import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../generator/package-root.ts';
import { CommandError } from './exit.ts';

/**
 * The document that a guide's id or a file's path names.
 *
 * @throws CommandError that lists the guides when there is neither
 */
export function findDocument(guideOrPath: string): string {
  const bundled = join(packageRoot, 'spec', `${guideOrPath}.yaml`);
  if (/^[a-z0-9-]+$/.test(guideOrPath) && existsSync(bundled)) return bundled;
  if (existsSync(guideOrPath)) return guideOrPath;
  throw new CommandError(
    `There is neither a guide nor a file called ${guideOrPath}. Guides: ${guideIds().join(', ')}.`,
  );
}

export function guideIds(): string[] {
  return readdirSync(join(packageRoot, 'spec'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
}
