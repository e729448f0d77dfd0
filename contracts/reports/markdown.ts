import { printable } from './words.ts';

/** One line of text in which nothing is Markdown or HTML. */
export function markdownText(value: string): string {
  return printable(value)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_~[\]|>!#$@]/g, '\\$&');
}
