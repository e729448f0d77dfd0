import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Chromium or Chrome on the `PATH` of this machine; `undefined` when there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}
