import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @returns files below a folder, and their MB (10⁶ bytes) */
export function outputSize(folder: string): { readonly files: number; readonly megabytes: number } {
  if (!existsSync(folder)) return { files: 0, megabytes: 0 };
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: files.length, megabytes: bytes / 1e6 };
}
