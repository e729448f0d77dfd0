import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compilers } from './compile.ts';
import { table } from './table.ts';
import { tryDocuments } from './trial.ts';

/**
 * node scripts/try-documents/main.ts FILE… [-o DIR] [--compiler VERSION]
 *
 * What becomes of documents: generates code from each, lets its senders talk to its receivers, and compiles it with
 * the compilers (5.4, 5.9, newest). DIR, which must not be there yet, keeps the code and `trials.json`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string', short: 'o' },
    compiler: { type: 'string', multiple: true, default: Object.keys(compilers) },
  },
});
if (positionals.length === 0)
  throw new Error('Which documents? node scripts/try-documents/main.ts FILE… [-o DIR]');
const root = resolve(values.output ?? join(mkdtempSync(join(tmpdir(), 'koocontract-')), 'out'));
const trials = await tryDocuments(
  positionals.map((file) => resolve(file)),
  root,
  values.compiler,
  (line) => console.error(line),
);
writeFileSync(join(root, 'trials.json'), JSON.stringify(trials, undefined, 1));
console.log(table(trials));
