import { styleText } from 'node:util';
import type { Status } from '../result.ts';

type Format = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Colours a text where the stream shows colours, and NO_COLOR is not set. */
export type Paint = (format: Format, text: string) => string;

export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (format, text) => styleText(format, text, { stream });
}

export const marks = {
  pass: { sign: '✓', format: 'green' },
  fail: { sign: '✗', format: 'red' },
  warn: { sign: '!', format: 'yellow' },
  skip: { sign: '–', format: 'dim' },
} satisfies Record<Status, { sign: string; format: Format }>;
