import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

/** The lines that stood there one after the other. */
async function shown(terminal: { isTTY?: boolean; columns?: number }): Promise<string[]> {
  const output = Object.assign(new PassThrough(), terminal);
  const progress = createProgress(output);
  progress.show('Generating … shop.yaml: types');
  progress.show('Generating … shop.yaml: server');
  progress.wipe();
  output.end();
  return (await text(output)).split('\r').map(stripVTControlCharacters).slice(1);
}

describe('the progress of a generation', () => {
  it('says what is being done, and is wiped away', async () => {
    expect(await shown({ isTTY: true })).toEqual([
      'Generating … shop.yaml: types',
      'Generating … shop.yaml: server',
      '',
    ]);
  });

  it('stays on one line of a narrow terminal', async () => {
    expect((await shown({ isTTY: true, columns: 14 }))[0]).toBe('Generating … ');
  });

  it('is shown on a terminal that does not know its size', async () => {
    expect((await shown({ isTTY: true, columns: 0 }))[0]).toBe('Generating … shop.yaml: types');
  });

  it('is not shown where the output is kept', async () => {
    expect(await shown({})).toEqual([]);
  });
});
