import { join } from 'node:path';
import { expect, it } from 'vitest';
import { oddDocuments } from '../../generator/testing/odd-documents.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { compilers } from './compile.ts';
import { documents } from './testing/documents.ts';
import { tryDocuments } from './trial.ts';

const odd = Object.entries(oddDocuments)
  .filter(([what]) => /names|null|percent/.test(what))
  .map(([, text], index) => [`odd-${index}.yaml`, text]);

it('documents of all versions generate, compile with TypeScript 5.4 to the newest, and talk to themselves', async () => {
  const files: Record<string, string> = { ...documents, ...Object.fromEntries(odd) };
  const folder = temporaryFolder(files);
  const names = Object.keys(files);
  const trials = await tryDocuments(
    names.map((name) => join(folder, name)),
    join(folder, 'out'),
    Object.keys(compilers),
    () => undefined,
  );
  const told = trials.map(({ generated, errors, talk, silence }, index) => ({
    document: names[index],
    failure: generated.failure || silence,
    errors: Object.values(errors).flat(),
    failures: talk?.failures,
    unsampled: talk?.unsampled,
    talked: talk?.well === talk?.exchanges,
  }));
  expect(told).toEqual(
    names.map((document) => ({
      document,
      failure: '',
      errors: [],
      failures: [],
      unsampled: [],
      talked: true,
    })),
  );
  // Three compilers, twice each, with the libraries checked, too.
}, 300_000);
