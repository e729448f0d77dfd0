import { readFileSync } from 'node:fs';
import { getLineColLocation, Source } from '@redocly/openapi-core';

/**
 * Tells in which line of a file something stands.
 *
 * @param file document, YAML or JSON
 * @returns line, from 1, of the key at the end of a path of keys; of the last key that there is where the path leads
 * out of the file
 * @throws the file system's error
 */
export function linesOf(file: string): (...keys: readonly string[]) => number {
  const source = new Source(file, readFileSync(file, 'utf8'));
  return (...keys) => {
    const path = keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return getLineColLocation({ source, pointer: `#${path}`, reportOnKey: true }).start.line;
  };
}
