import type { Received, Sent } from '../exchanged.ts';
import { curlFor } from '../merchant/curl.ts';
import type { Result } from '../result.ts';
import { differences, type Piece } from './differences.ts';
import { both, callsWords, headings, type Words, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { marks } from './paint.ts';
import { printable, secondsInWords, shorten } from './words.ts';

const bodyLength = 16 * 1024;

/** @param open its details lie open, until somebody closes them */
export function htmlResult(result: Result, open: boolean): string {
  const { id, calls, title, status, message, background = '', request, response, rule } = result;
  const { expected = '', actual = '' } = result;
  const compared = differences(expected, actual);
  const facts = [
    message === '' ? '' : `<p>${text(message)}</p>`,
    background === '' ? '' : `<p class="rule">${text(background)}</p>`,
    sides(
      expected === '' ? '' : side(words.expected, `<p>${marked(compared.expected, 'del')}</p>`),
      actual === '' ? '' : side(words.actual, `<p>${marked(compared.actual, 'ins')}</p>`),
    ),
    sides(
      request === undefined ? '' : side(words.request, requestText(request)),
      response === undefined
        ? ''
        : side(words.response, responseText(response, expected, wrongWords(compared.actual))),
    ),
    documented(rule),
    reproduce(result),
    request === undefined ? '' : curl(request),
  ];
  return `<details class="result ${status}"${open ? ' open' : ''}>
<summary><span class="mark" aria-hidden="true">${marks[status].sign}</span> <span class="unseen">${both(headings[status])}: </span>${text(title)} <small>${text(id)}, ${both(callsWords[calls])}</small>${waiver(result)}</summary>
${facts.filter((line) => line !== '').join('\n')}
</details>
`;
}

function waiver({ waived }: Result): string {
  return waived === undefined
    ? ''
    : ` <span class="waived">${both(words.waivedUntil)} ${text(waived.expires)}</span>`;
}

function sides(left: string, right: string): string {
  return left + right === '' ? '' : `<div class="sides">${left}${right}</div>`;
}

function side(heading: Words, content: string): string {
  return `<div><h4>${both(heading)}</h4>${content}</div>`;
}

function requestText({ method, url, headers, body }: Sent): string {
  return `<pre>${text([`${method} ${url}`, ...headerLines(headers)].join('\n'))}\n\n${bodyText(body)}</pre>`;
}

/** @param wrong words to mark; in the head only where something is expected of it */
function responseText(
  { status, headers, body, durationMs }: Received,
  expected: string,
  wrong: readonly string[],
): string {
  const head = [`HTTP ${status}`, ...headerLines(headers)].join('\n');
  const ofHead = /HTTP|content.type/i.test(expected) ? wrong : [];
  const time = `<small>${both(words.after)} ${secondsInWords(durationMs)}</small>`;
  return `<pre>${highlighted(head, ofHead)}\n\n${bodyText(body, wrong)}</pre>${time}`;
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

function bodyText(body: string, wrong: readonly string[] = []): string {
  return body === '' ? both(words.emptyBody) : highlighted(shorten(body, bodyLength), wrong);
}

function documented({ source, section, page }: Result['rule']): string {
  const where = [source, section].filter((part) => part !== '').join(', ');
  const link =
    page === '' ? text(where) : `<a href="${escapeMarkup(page)}" rel="noreferrer">${text(where)}</a>`;
  return where === '' ? '' : `<p class="rule">${both(words.documented)} ${link}</p>`;
}

function reproduce({ reproduce: command = '' }: Result): string {
  if (command === '') return '';
  return `<div class="command"><h4>${both(words.reproduce)}</h4>${copyable(command, words.copy)}</div>`;
}

function curl(request: Sent): string {
  return `<details class="command curl"><summary>${both(words.curl)}</summary>${copyable(curlFor(request), words.copyCurl)}</details>`;
}

/** The script shows the button, which copies what stands before it. */
function copyable(command: string, label: Words): string {
  return `<pre>${text(command)}</pre><button type="button" class="copy" hidden>${both(label)}</button>`;
}

function marked(pieces: readonly Piece[], element: 'del' | 'ins'): string {
  return pieces
    .map((piece) => (piece.differs ? `<${element}>${text(piece.text)}</${element}>` : text(piece.text)))
    .join('');
}

/** Words that should not have come, as far as they are telling. */
function wrongWords(actual: readonly Piece[]): string[] {
  const found = actual.flatMap(({ text: part, differs }) => (differs ? part.split(/[^\p{L}\p{N}_-]+/u) : []));
  return [...new Set(found)].filter((word) => word.length >= 3);
}

function highlighted(value: string, wrong: readonly string[]): string {
  const known = new Set(wrong);
  return value
    .split(/([\p{L}\p{N}_-]+)/u)
    .map((part) => (known.has(part) ? `<mark>${text(part)}</mark>` : text(part)))
    .join('');
}

function text(value: string): string {
  return escapeMarkup(printable(value));
}
