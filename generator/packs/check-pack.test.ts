import { describe, expect, it } from 'vitest';
import { checkPack } from './check-pack.ts';

/** The mistakes in a pack of the given files, each as `file:line:column message`. */
function mistakesIn(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    file: `/${name}`,
    text,
    foreign: true,
  }));
  return checkPack(sources).map(({ place, message }) =>
    place === undefined ? message : `${place.file}:${place.line}:${place.column} ${message}`,
  );
}

describe('the lint of templates', () => {
  it.each([
    ['a name', '\n {{name}}', '2:2 `{{name}}` prints as it is'],
    ['a path', '{{a.b}}', '`{{a.b}}` prints as it is'],
    ['a data variable', '{{@key}}', '`{{@key}}` prints as it is'],
    ['the value itself', '{{this}}', '`{{this}}` prints as it is'],
    ['three braces', '{{{name}}}', '`{{{name}}}` prints as it is'],
    ['three braces around a helper', '{{{string name}}}', '`{{{string name}}}` prints as it is'],
    ['an ampersand', '{{&name}}', '`{{&name}}` prints as it is'],
    ['a helper that gives a value', '{{lookup a "b"}}', 'calls lookup, which is no helper that prints'],
    ['a helper of Handlebars', '{{log a}}', 'calls log, which is no helper that prints'],
    ['an unknown helper', '{{strng a}}', 'calls strng, which is no helper that prints'],
    ['a field called like a helper', '{{this.string a}}', '`{{this.string a}}` calls this.string'],
    ['a data variable called like a helper', '{{@string a}}', 'calls @string'],
    ['a text called like a helper', '{{"string" a}}', 'has a name that is made while printing'],
    ['a helper that a block hides', '{{#each a as |string|}}{{string b}}{{/each}}', 'calls its value string'],
    ['two values', '{{string a b}}', 'has more than one value'],
    [
      'an unknown helper within',
      '{{string (upper a)}}',
      '1:10 `(upper a)` calls upper, which is no helper that gives',
    ],
    ['an unknown helper in an option', '{{doc a indent=(upper b)}}', 'calls upper'],
    ['a block of a field', '{{#a}}{{string b}}{{/a}}', 'calls #a, which is no block'],
    ['a block turned round', '{{^a}}x{{/a}}', 'calls #a, which is no block'],
    ['a raw block', '{{{{a}}}} {{b}} {{{{/a}}}}', 'calls #a, which is no block'],
    ['a block without a value', '{{#each}}x{{/each}}', 'needs one value'],
    ['a raw print in a block', '{{#if a}}\n{{else}}\n{{b}}{{/if}}', '3:1 `{{b}}` prints as it is'],
    ['an unknown partial', '{{> itm}}', 'calls itm, which is no partial. There are: item'],
    ['a partial by a name of the document', '{{> (lookup a "b")}}', 'has a name that is made while printing'],
    ['a partial with a block', '{{#> item}}{{a}}{{/item}}', 'blocks for partials are not used'],
    ['an inline partial', '{{#*inline "a"}}{{b}}{{/inline}}', 'inline partials'],
    ['a decorator', '{{* a}}', 'inline partials'],
  ])('finds %s', (_what, text, message) => {
    const mistakes = mistakesIn({ 'a.ts.hbs': `${text}{{> item}}`, '_item.hbs': '' });
    expect(mistakes).toEqual([expect.stringContaining(message)]);
  });

  it('finds what only a partial prints, called or not', () => {
    expect(mistakesIn({ 'a.ts.hbs': 'x', '_item.hbs': '{{a}}' })).toEqual([
      expect.stringContaining('/_item.hbs:1:1 `{{a}}` prints as it is'),
    ]);
  });

  it('finds nothing wrong in a template that prints through helpers', () => {
    const text =
      '{{!-- head --}}\n// {{comment a}}\n{{#each a as |b c|}}{{#unless @first}}, {{/unless}}{{string (lookup b c)}}{{else}}{{number 1}}{{/each}}' +
      '{{#if (eq a 1)}}{{ident a}}{{else if b}}{{json ../b.[0]}}{{/if}}{{#with a}}{{> item this x=1}}{{/with}}\\{{a}}';
    expect(mistakesIn({ 'a.ts.hbs': text, '_item.hbs': '{{doc b indent=2}}{{> item}}' })).toEqual([]);
  });

  it('tells which partial nothing calls', () => {
    expect(mistakesIn({ 'a.ts.hbs': '{{> item}}', '_item.hbs': '', '_itme.hbs': '' })).toEqual([
      'No template calls the partial /_itme.hbs. Write {{> itme}} where it is to print, or give it the name of one that is called: item.',
    ]);
  });

  it('gathers broken syntax of several files', () => {
    expect(mistakesIn({ 'a.ts.hbs': '{{#if a}}', 'b.ts.hbs': '{{else}}' })).toHaveLength(2);
  });
});

describe('the lint of places', () => {
  it.each([
    ['a literal between quotes', 'a.ts', "'{{string a}}'", 'string …}}` stands between quotes'],
    ['a literal in a template string', 'a.ts', '`\n{{json a}}`', '2:1 `{{json …}}` stands between quotes'],
    ['a literal in a comment', 'a.ts', '/* "{{string a}}" */', 'stands in a comment of TypeScript'],
    [
      'a comment in code',
      'a.ts',
      '// x\n{{comment a}}',
      '2:1 `{{comment …}}` stands in the code of TypeScript',
    ],
    ['a comment that has ended', 'a.ts', '/* x */ {{comment a}}', 'stands in the code'],
    ['text of Markdown in code', 'a.ts', '{{md a}}', 'stands in the code of TypeScript'],
    [
      'a string of TypeScript in Python',
      'a.py',
      '{{string a}}',
      'Safe here: number, pystring, pyident, filename',
    ],
    ['a string of Python in its own quotes', 'a.py', '"""{{pystring a}}"""', 'stands between quotes'],
    ['JSON in Markdown', 'a.md', '{{json a}}', 'of Markdown'],
    ['text in the address of a link', 'a.md', '[x]({{md a}})', 'in the address of a link'],
    ['text in a tag', 'a.md', '<a title="{{md a}}">', 'in a tag'],
    ['JSON between quotes of YAML', 'a.yaml', 'a: "{{json a}}"', 'stands between quotes'],
    ['one way of two', 'a.ts', '{{#if a}}// x{{/if}} {{string b}}\n', 'stands in a comment'],
    ['the second turn of a loop', 'a.ts', '{{#each a}}{{string b}} // x{{/each}}\n', 'stands in a comment'],
  ])('finds %s', (_what, file, text, message) => {
    expect(mistakesIn({ [`${file}.hbs`]: text })).toEqual([expect.stringContaining(message)]);
  });

  it('follows partials to where they are called', () => {
    const files = { '_item.hbs': '\n{{string a}}', 'b.ts.hbs': 'x = {{> item}}' };
    expect(mistakesIn(files)).toEqual([]);
    expect(mistakesIn({ ...files, 'a.ts.hbs': '/* {{> item}} {{> item}} */' })).toEqual([
      expect.stringContaining('/_item.hbs:2:1 `{{string …}}` stands in a comment'),
    ]);
  });

  it.each([
    ['a comment that ends with the line', 'a.ts', '{{#if a}} // {{comment b}}{{/if}}\n{{string c}}'],
    ['quotes within a comment', 'a.ts', "// it's\n{{string a}}"],
    ['names and numbers anywhere', 'a.ts', "'{{ident a}}' /* {{number b}} */"],
    ['a link to a file', 'a.md', '[{{md a}}]({{filename a}}.md)'],
    ['any helper in a language that is not known', 'a.go', '"{{string a}}" {{comment b}}'],
  ])('finds nothing wrong in %s', (_what, file, text) => {
    expect(mistakesIn({ [`${file}.hbs`]: text })).toEqual([]);
  });
});
