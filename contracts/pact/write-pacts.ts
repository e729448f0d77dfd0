import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exercise } from './exercise.ts';
import type { PactGuide } from './guides.ts';
import { interactionsOf } from './interactions.ts';
import { pactFileName } from './pact-file.ts';
import { tidyPact } from './tidy-pact.ts';

/**
 * Writes a pact of a guide: runs the generated consumer against Pact's mock server with each named example.
 *
 * @param folder where the file goes; it must exist
 * @returns the file's path
 * @throws Error when the consumer does not send what the document says
 */
export async function writePacts({ model, kind, create }: PactGuide, folder: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'koocontract-pacts-'));
  try {
    for (const interaction of interactionsOf(model, kind))
      await exercise(model, create, scratch, interaction);
    const name = pactFileName(model, kind);
    const file = join(folder, name);
    writeFileSync(file, tidyPact(readFileSync(join(scratch, name), 'utf8')));
    return file;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
