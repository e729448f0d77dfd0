import type { Result } from '../result.ts';
import { callsInWords, printable, shorten } from './words.ts';

const partLength = 1500;

/** A finding in a few lines: what is wrong, what was expected and came, where it is documented, how to see it again. */
export function inShort([result, ...others]: readonly [Result, ...Result[]]): string {
  const { message, calls, expected, actual, rule, reproduce } = result;
  return [
    `${message} (${[calls, ...others.map((other) => other.calls)].map((each) => callsInWords[each]).join(', ')})`,
    ...line('expected', expected),
    ...line('actual', actual),
    ...line('documented', [rule.source, rule.section, rule.page].filter((part) => part !== '').join(', ')),
    ...line('reproduce', reproduce),
  ]
    .map((text) => printable(shorten(text, partLength)))
    .join('\n');
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}: ${value}`];
}
