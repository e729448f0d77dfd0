import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { VerifyEvent } from '../events.ts';
import { createProgress } from './progress.ts';
import { failed, passed, reportOf } from './sample-report.test-helper.ts';

const events: readonly VerifyEvent[] = [
  { type: 'started', guide: 'saas-v2', url: 'https://shop.example/saas' },
  { type: 'running', id: 'signature.valid' },
  { type: 'finished', result: passed },
  { type: 'running', id: 'signature.wrong' },
  { type: 'finished', result: failed },
  { type: 'ended', report: reportOf(passed, failed) },
];

/** The lines that stood there one after the other. */
async function shown(terminal: { isTTY?: boolean; columns?: number }): Promise<string[]> {
  const output = Object.assign(new PassThrough(), terminal);
  const listen = createProgress(output);
  for (const event of events) listen(event);
  output.end();
  return (await text(output)).split('\r').map(stripVTControlCharacters).slice(1);
}

describe('the progress', () => {
  it('counts what is done, names the running check, and is wiped away', async () => {
    expect(await shown({ isTTY: true })).toEqual([
      'Verifying … 0 done  signature.valid',
      'Verifying … 1 done  signature.valid',
      'Verifying … 1 done  signature.wrong',
      'Verifying … 2 done, 1 failed  signature.wrong',
      '',
    ]);
  });

  it('stays on one line of a narrow terminal', async () => {
    const lines = await shown({ isTTY: true, columns: 30 });
    expect(lines[0]).toBe('Verifying … 0 done  signature');
  });

  it('is not shown where the output is kept', async () => {
    expect(await shown({})).toEqual([]);
  });
});
