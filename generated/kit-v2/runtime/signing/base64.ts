import { Buffer } from 'node:buffer';

/** Reads standard base64 with padding, line breaks allowed; `undefined` for all else. */
export function decodeBase64(text: string): Buffer | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const bytes = Buffer.from(compact, 'base64'); // It skips what it can't read, hence the comparison.
  return bytes.toString('base64') === compact ? bytes : undefined;
}
