import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../generator/model/model.ts';
import { type CreateSender, exercise } from './exercise.ts';
import { interactionsOf } from './interactions.ts';
import { pactFileName } from './pact-file.ts';
import { tidyPact } from './tidy-pact.ts';

/**
 * Writes the pact of a guide: runs its generated sender against Pact's mock server with each named example.
 *
 * @param folder where the file goes; it must exist
 * @returns the file's path
 * @throws Error when the sender does not send what the document says
 */
export async function writePacts(model: Model, createSender: CreateSender, folder: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'koocontract-pacts-'));
  try {
    for (const interaction of interactionsOf(model))
      await exercise(model, createSender, scratch, interaction);
    const file = join(folder, pactFileName(model));
    writeFileSync(file, tidyPact(readFileSync(join(scratch, pactFileName(model)), 'utf8')));
    return file;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
