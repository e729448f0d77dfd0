import { describe, expect, it } from 'vitest';
import { md, mdcode, mdjson, mdtext } from './markdown-helpers.ts';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://example.com/x.png)',
  '`code` ``` fence',
  '| cell | cell |',
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '---',
  '===',
  '> quote',
  '~~~',
  '*a* _b_ ~c~ $d$',
  '{{ constructor }} {% raw %} {#each}',
  'a\n\n# b\r\n- c\u2028d\u0000e',
  '    indented',
  '&lt;b&gt;',
  '\\',
  ': definition',
  '```\n</code>',
];

/** What a reader sees: escapes are undone, and nothing else is markup. */
function shown(markdown: string): string {
  expect(markdown).not.toMatch(/(?<!\\)(?:\\\\)*[`*_{}[\]|~$]/);
  expect(markdown).not.toMatch(/[<>]/);
  expect(markdown).not.toMatch(/^(?:[-+#=:>]|\d+[.)](?: |$)| {4})/m);
  return markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

describe('md', () => {
  it.each(hostile)('%j is text on one line, and nothing else', (text) => {
    expect(shown(md(text))).toBe(oneLine(text));
  });

  it('prints lists and objects as their text', () => {
    expect(md(['string', null, 3])).toBe('string, null, 3');
    expect(md({ a: 1 })).toBe('\\{"a":1\\}');
  });

  it('leaves plain words alone', () => {
    expect(md('Version 1.0.0 of (this) - a "test": 5 > 4')).toBe(
      'Version 1.0.0 of (this) - a "test": 5 &gt; 4',
    );
  });
});

describe('mdcode', () => {
  it.each(hostile)('%j ends nowhere but at its end', (text) => {
    const printed = mdcode(text);
    const [, ticked] = /^`([^`]*)`$/.exec(printed) ?? [];
    const [, tagged = ''] = /^<code>(.*)<\/code>$/.exec(printed) ?? [];
    if (ticked === undefined) expect(shown(`.${tagged}`)).toBe(`.${oneLine(text)}`);
    else {
      expect(ticked).toBe(oneLine(text));
      expect(ticked).not.toMatch(/[|<>&{}\\$]/);
    }
  });

  it('uses back-ticks for what is plain', () => {
    expect(mdcode('order_id')).toBe('`order_id`');
    expect(mdcode('a|b')).toBe('<code>a\\|b</code>');
  });
});

describe('mdjson', () => {
  it.each(hostile)('%j stays within its block', (text) => {
    const printed = mdjson({ [text]: [text] });
    const [, inside = ''] = /^```json\n([\s\S]*)\n```$/.exec(printed) ?? [];
    expect(JSON.parse(inside)).toEqual({ [text]: [text] });
    expect(inside).not.toMatch(/[`<]|\{[{%#]/);
  });
});

describe('mdtext', () => {
  it.each(hostile)('%j brings no markup but paragraphs, lists and code', (text) => {
    const printed = mdtext(`Before ${text}\n\n${text}\n- ${text}`);
    const rest = printed
      .replaceAll(/`[^`\n|<>&{}\\$]+`/g, 'code')
      .replaceAll(/<code>(.*?)<\/code>/g, '.$1')
      .replaceAll(/^- /gm, '')
      .replaceAll(/\n\n+/g, '\n');
    for (const line of rest.split('\n')) shown(line);
  });

  it('keeps paragraphs, lists and code within a line', () => {
    expect(mdtext('One\nline.\n\n\nRules:\n* the `a` <b>\n  goes on\n- second *one*\n')).toBe(
      'One line.\n\nRules:\n- the `a` &lt;b&gt; goes on\n- second \\*one\\*',
    );
  });
});
