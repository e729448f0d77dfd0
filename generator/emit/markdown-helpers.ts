import { lineSafe } from './helpers.ts';
import { plainText } from './plain-text.ts';

/** Text on one line, in a heading, a table or a link: nothing in it is markup, whatever renders it. */
export function md(value: unknown): string {
  return atLineStart(escaped(oneLine(plainText(value))));
}

/** Text of several lines. Of its markup only paragraphs, lists of one level and code within a line are kept. */
export function mdtext(value: unknown): string {
  const paragraphs = plainText(value).split(/\n(?:[^\S\n]*\r?\n)+/);
  return paragraphs
    .map((paragraph) =>
      paragraph
        .split(/\n(?=\s*[-*+] )/)
        .map(line)
        .join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Code within a line. Back-ticks hold the plain cases; in a table, or in HTML, they could not hold the others. */
export function mdcode(value: unknown): string {
  const text = oneLine(plainText(value));
  return /^[^`|<>&{}\\$]+$/.test(text) ? `\`${text}\`` : `<code>${escaped(text)}</code>`;
}

/** A block with any JSON value. What markup, or a site's own templates, could take for theirs is escaped in its strings. */
export function mdjson(value: unknown): string {
  const text = lineSafe(JSON.stringify(value, null, 2) ?? 'null')
    .replaceAll('<', '\\u003c')
    .replaceAll('`', '\\u0060')
    .replaceAll(/\{(?=[{%#])/g, '\\u007b');
  return `\`\`\`json\n${text}\n\`\`\``;
}

function line(text: string): string {
  const [, marker, words] = /^(\s*[-*+] )?([\s\S]*)$/.exec(text) ?? [];
  const parts = oneLine(words ?? '').split(/(`[^`]+`)/);
  const inside = parts.map((part, index) => (index % 2 === 1 ? mdcode(part.slice(1, -1)) : escaped(part)));
  return `${marker === undefined ? '' : '- '}${atLineStart(inside.join(''))}`.trimEnd();
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]|~$]/g, '\\$&');
}

/** Some marks are markup at the beginning of a line only. */
function atLineStart(text: string): string {
  return text.replace(/^[-+#=:]/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
