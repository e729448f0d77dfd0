import { createHash } from 'node:crypto';

/** Names of devices, which some systems take for no file whatever ends them. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** In characters: names of files have 255 bytes at most, and the ending comes yet. */
const longest = 50;

/**
 * The name of an exchange as part of a file's name: letters, digits, `_` and `-` only, on every system. Different names
 * give different files, also where upper and lower case are one.
 */
export function fileName(name: string): string {
  const safe = name.normalize('NFC').replaceAll(/[^\p{L}\p{Nd}_-]/gu, '-');
  if (safe === name && safe.length <= longest && !devices.test(safe)) return safe;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${[...safe].slice(0, longest).join('')}-${hash}`;
}
