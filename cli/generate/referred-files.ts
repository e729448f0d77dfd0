import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The files that a document seems to be made of, found by their `$ref`s alone: this works with a document that is
 * broken, too, and names files that do not exist yet.
 *
 * @param document file of the document
 * @returns absolute paths, the document's own first
 */
export function referredFiles(document: string): string[] {
  const found = new Set([resolve(document)]);
  // A set hands out what is added while it is read.
  for (const file of found)
    for (const reference of referencesIn(file)) found.add(resolve(dirname(file), reference));
  return [...found];
}

function referencesIn(file: string): string[] {
  const references = readIfThere(file).matchAll(/\$ref['"]?\s*:\s*(?:'([^'#]+)|"([^"#]+)|([^\s'"#,}\]]+))/g);
  return [...references]
    .map(([, single, double, plain]) => single ?? double ?? plain ?? '')
    .filter((reference) => reference !== '' && !/^\w+:\/\//.test(reference))
    .map(decoded);
}

/** References are URIs. */
function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
