import { styleText } from 'node:util';
import type { Output } from '../../contracts/reports/progress.ts';

/** The lines of one file's difference, coloured where the stream shows colours. */
export function paintDiff(lines: readonly string[], stream: Output): string[] {
  return lines.map((line, index) => {
    const format = index < 2 ? 'bold' : formats[line.charAt(0)];
    return format === undefined ? line : styleText(format, line, { stream });
  });
}

const formats: Readonly<Record<string, 'green' | 'red' | 'cyan'>> = { '+': 'green', '-': 'red', '@': 'cyan' };
