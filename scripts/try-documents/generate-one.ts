import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { inChild } from './in-child.ts';

export interface Generated {
  /** Where the code is; `undefined` when none was generated. */
  readonly folder: string | undefined;
  /** What was said instead. */
  readonly failure: string;
  /** How many warnings of each code. */
  readonly warnings: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** MiB of the whole process at its highest. */
  readonly memory: number;
}

const measured = new URL('measured.ts', import.meta.url).pathname;

/** Runs `koocontract generate` as a user does, for at most two minutes. */
export async function generateOne(document: string, folder: string): Promise<Generated> {
  const { message, output, errors, seconds, code } = await inChild(
    measured,
    ['generate', document, '-o', folder, '--json'],
    120,
  );
  const peak = isRecord(message) ? Number(message['peak']) : 0;
  const [result] = code === 0 ? listAt({ output: JSON.parse(output) }, 'output') : [];
  const codes = listAt(result, 'warnings').map((warning) => textAt(warning, 'code'));
  const byCode = Object.entries(Object.groupBy(codes, (each) => each));
  const written = textAt(recordAt({ result }, 'result'), 'folder');
  return {
    folder: written === '' ? undefined : written,
    failure: code === 0 ? '' : `exit code ${code}: ${(errors.trim() || output).trim().slice(0, 1000)}`,
    warnings: Object.fromEntries(byCode.map(([each, list]) => [each, list?.length ?? 0])),
    seconds,
    memory: Math.round(peak / 1024),
  };
}
