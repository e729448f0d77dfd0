import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type Ran, runCommand } from '../run-command.ts';
import type { BenchDocument } from './document.ts';
import type { Generator } from './generator.ts';
import { outputSize } from './output-size.ts';

/** A generator on a document: into an empty folder, and once more with nothing changed. */
export interface Timed {
  readonly cold: Ran;
  /** `undefined` after a failure. */
  readonly again: Ran | undefined;
  readonly output: ReturnType<typeof outputSize>;
}

/** @param output a folder that does not exist yet; it is removed in the end */
export async function timeGenerator(
  { args }: Generator,
  { file }: BenchDocument,
  output: string,
): Promise<Timed> {
  // Neither our configuration nor Redocly's, which openapi-typescript reads.
  const cwd = tmpdir();
  const run = (): Promise<Ran> => runCommand(args(file, output), { cwd });
  try {
    const cold = await run();
    const again = cold.failed === undefined ? await run() : undefined;
    return { cold, again, output: outputSize(output) };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}
