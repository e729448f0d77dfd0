import type { Received, Sent } from '../exchanged.ts';
import type { Calls, Result } from '../result.ts';
import type { Paint } from './paint.ts';
import { callsInWords, printable, secondsInWords, shorten } from './words.ts';

const bodyLength = 1500;

/**
 * All about one failure: what is wrong, what was sent, what came, what is documented, how to see it again.
 *
 * @param results the same failure, in one kind of calls or in both
 * @param passed calls in which the same check passed
 */
export function failureBlock(
  results: readonly [Result, ...Result[]],
  passed: readonly Calls[],
  number: number,
  paint: Paint,
): string {
  const [result] = results;
  const { id, title, message, background, expected, actual, request, response, rule, reproduce } = result;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['background', wrapped(background)],
    ['expected', given(expected)],
    ['actual', given(actual)],
    ['sent', request === undefined ? [] : sentLines(request)],
    ['came', response === undefined ? [] : receivedLines(response)],
    [
      'documented',
      [
        [rule.source, rule.section].filter((part) => part !== '').join(', '),
        ...given(rule.page || undefined),
      ],
    ],
    ['reproduce', given(reproduce)],
  ];
  return [
    paint('red', paint('bold', `${number}. ${title}`)),
    paint(
      'dim',
      `   ${id}, in ${inWords(results.map(({ calls }) => calls))}${passed.length === 0 ? '' : `; it passed in ${inWords(passed)}`}`,
    ),
    '',
    `   ${printable(message)}`,
    '',
    ...rows.flatMap(([name, lines]) => row(name, lines.map(printable), paint)),
  ].join('\n');
}

function inWords(calls: readonly Calls[]): string {
  return calls.map((each) => callsInWords[each]).join(' and ');
}

export function sentLines({ method, url, headers, body }: Sent): string[] {
  const type = headers['content-type'] ?? 'none';
  return [`${method} ${url}`, `Content-Type: ${type}`, shorten(body, bodyLength) || '(empty body)'];
}

export function receivedLines({ status, headers, body, durationMs }: Received): string[] {
  const type = headers['content-type'] ?? 'no content type';
  const head = `HTTP ${status}, ${type}, after ${secondsInWords(durationMs)}`;
  return [head, ...(shorten(body, bodyLength) || '(empty body)').split('\n')];
}

function given(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : [text];
}

/** Lines of about a hundred characters, so that the columns stay apart on a terminal. */
function wrapped(text = ''): string[] {
  return text.match(/\S.{0,99}(?=\s|$)|\S+/g) ?? [];
}

function row(name: string, lines: readonly string[], paint: Paint): string[] {
  return lines.map((text, index) => `   ${paint('dim', (index === 0 ? name : '').padEnd(12))}${text}`);
}
