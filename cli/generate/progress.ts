import { paintFor } from '../../contracts/reports/paint.ts';
import type { Output } from '../../contracts/reports/progress.ts';

/** One line that says what is being done. */
export interface Progress {
  show(text: string): void;
  wipe(): void;
}

/** Shows what is being done on a terminal; nothing where the output is kept. */
export function createProgress(output: Output): Progress {
  if (output.isTTY !== true) return { show: () => {}, wipe: () => {} };
  const paint = paintFor(output);
  const replace = (line: string): void => {
    output.write(`\r\u001b[2K${line}`);
  };
  return {
    // A terminal without a size says that it has no columns.
    show: (text) => replace(paint('dim', text.slice(0, (output.columns || 80) - 1))),
    wipe: () => replace(''),
  };
}
