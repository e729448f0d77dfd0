import { styleText } from 'node:util';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import type { MockEvent } from './answer-request.ts';
import { printable } from './printable.ts';

/** Hears of every answered request, which holds signatures. */
export type Log = (event: MockEvent, request: SignableRequest) => void;

/**
 * Prints two lines per request: what came in and what it was taken for, what went out and why. Queries and headers
 * are never printed: they hold signatures.
 *
 * @param stream coloured when it is a terminal and `NO_COLOR` is not set
 */
export function createLog(stream: NodeJS.WritableStream): (event: MockEvent) => void {
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    styleText(format, text, { stream });
  return ({ method, path, exchange, example, answer, code, cause }) => {
    const colour = cause === undefined ? 'green' : 'red';
    const taken = [exchange === undefined ? undefined : style('bold', exchange), example];
    const given = [
      style(colour, `${answer.status}${code === undefined ? '' : ` ${code}`}`),
      cause === undefined ? undefined : printable(cause),
    ];
    stream.write(`${line('→', [`${method} ${path}`, ...taken])}${line('←', given)}`);
  };
}

function line(arrow: string, words: readonly (string | undefined)[]): string {
  return `${arrow} ${words.filter((word) => word !== undefined).join('  ')}\n`;
}
