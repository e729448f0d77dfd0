import { stripVTControlCharacters } from 'node:util';
import type { Listener } from '../events.ts';
import { paintFor } from './paint.ts';

/** A stream that a line can be shown on, such as `process.stderr`. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Shows on a terminal how many checks are done and which began last; nothing where the output is kept. */
export function createProgress(output: Output): Listener {
  const paint = paintFor(output);
  let done = 0;
  let failed = 0;
  let running = '';

  function line(): string {
    const failures = failed === 0 ? '' : `, ${paint('red', `${failed} failed`)}`;
    const begin = `Verifying … ${done} done${failures}  `;
    const room = (output.columns ?? 80) - stripVTControlCharacters(begin).length - 1;
    return begin + paint('dim', running.slice(0, Math.max(room, 0)));
  }

  return (event) => {
    if (output.isTTY !== true || event.type === 'started') return;
    if (event.type === 'running') running = event.id;
    if (event.type === 'finished') {
      done += 1;
      if (event.result.status === 'fail') failed += 1;
    }
    // The next one overwrites it; the last one wipes it away.
    output.write(`\r\u001b[2K${event.type === 'ended' ? '' : line()}`);
  };
}
