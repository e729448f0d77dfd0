import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../model/build-model.ts';
import { packageRoot } from '../package-root.ts';
import { checkPack } from '../packs/check-pack.ts';
import { ourPack } from '../packs/our-pack.ts';
import { TemplateError } from '../packs/template-error.ts';
import { targetNames } from '../targets/targets.ts';
import { compilePack, type Template } from './templates.ts';

const model = buildModel({ file: '/t.yaml', files: [], problems: [], openapi: {} });

function compile(files: Readonly<Record<string, string>>): readonly Template[] {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    file: join('/', name),
    text,
    foreign: true,
  }));
  return compilePack({ sources });
}

function print(
  files: Readonly<Record<string, string>>,
  view: object,
  wanted: string[] = [],
): string | undefined {
  const runtime = (file: string): string => {
    wanted.push(file);
    return `./runtime/${file}`;
  };
  return compile(files)[0]?.print(view, { view, model, runtime });
}

/** The first mistake that printing comes upon, with its place. */
function mistakeOf(files: Readonly<Record<string, string>>, view: object): string {
  try {
    print(files, view);
    return '';
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const [problem] = error.problems;
    return `${problem?.place?.file}:${problem?.place?.line}:${problem?.place?.column} ${problem?.message}`;
  }
}

describe('our template packs', () => {
  it('are all of a target', () => {
    expect(readdirSync(join(packageRoot, 'templates')).sort()).toEqual([...targetNames].sort());
  });

  it.each(targetNames)('%s prints no string of a document but through a helper for its place', (name) => {
    expect(checkPack(ourPack(name).sources)).toEqual([]);
  });
});

describe('compilePack', () => {
  it('prints each template with its partials and collects the runtime files', () => {
    const wanted: string[] = [];
    const files = {
      'a.md.hbs': '{{> item}} from {{runtime file}}\n',
      '_item.hbs': '{{!-- head --}}\n{{string name}}',
    };
    expect(compile(files).map(({ output }) => output)).toEqual(['a.md']);
    expect(print(files, { name: "it's", file: 'x/y.ts' }, wanted)).toBe("'it\\'s' from './runtime/x/y.ts'\n");
    expect(wanted).toEqual(['x/y.ts']);
  });

  it('gives the view as @root and the model as @model', () => {
    const [template] = compile({ 'a.md.hbs': '{{json this}} {{json @root}} {{json @model.exchanges}}' });
    expect(template?.print({ a: 1 }, { view: { b: 2 }, model, runtime: String })).toBe('{"a":1} {"b":2} []');
  });

  it.each([
    [
      'a name that the view does not have',
      '\n{{string nmae}}',
      '/a.ts.hbs:2:1 {{string …}}: the view has nothing',
    ],
    [
      'a list that it does not have',
      '{{#each nmaes}}{{/each}}',
      '/a.ts.hbs:1:1 {{#each …}}: the view has nothing',
    ],
    ['what every object inherits', '{{string constructor}}', 'the view has nothing of that name'],
    ['a value of another kind', '{{number name}}', '/a.ts.hbs:1:1 {{number …}}: "x" is no number.'],
    ['a partial, with its own place', '{{> item}}', '/_item.hbs:2:2 {{ident …}}: "x y" is no identifier'],
    ['a partial that calls itself for ever', '{{> loop}}', "/a.ts.hbs can't be printed: Maximum call stack"],
  ])('fails on %s', (_what, text, message) => {
    const files = { 'a.ts.hbs': text, '_item.hbs': '\n {{ident other}}', '_loop.hbs': '{{> loop}}' };
    expect(mistakeOf(files, { name: 'x', other: 'x y' })).toContain(message);
  });
});
