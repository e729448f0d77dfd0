import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { TemplateError } from './template-error.ts';

function mistakeIn(text: string): string {
  try {
    parseTemplate({ name: 'a.hbs', file: '/a.hbs', text, foreign: true });
    return '';
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const [problem] = error.problems;
    return `${problem?.place?.line}:${problem?.place?.column} ${problem?.message}`;
  }
}

describe('parseTemplate', () => {
  it.each([
    ['a\n{{#if x}\nb', '2:8 `}` is not expected here.'],
    ['x\n{{#if a}}\n  {{#each b}}\n', '3:3 {{#each}} is never closed: write {{/each}}.'],
    ['{{#if a}}\n{{#each b}}\n{{/if}}', '2:4 {{#each}} is closed by {{/if}}: close it before, by {{/each}}.'],
    ['a\n  {{/if}}', '2:3 `{{/if}}` is not expected here.'],
    ['{{string a=}}', '1:12 `}}` is not expected here.'],
    [
      'some text that is rather long\nand more of it {{string (eq a b}} and so on',
      '2:32 `}}` is not expected here.',
    ],
    ['\n{{a/../b}}', '2:3 Invalid path: a/...'],
    ['{{!-- never', '1:1 Lexical error on line 1. Unrecognized text.'],
  ])('%j: line, column and what is wrong', (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake);
  });

  it('takes what is right', () => {
    expect(mistakeIn('{{#if a}}{{string b}}{{/if}}')).toBe('');
  });
});
