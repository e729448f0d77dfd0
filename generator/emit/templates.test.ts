import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { contextHelpers } from './helpers.ts';
import { readPack } from './templates.ts';

const root = join(packageRoot, 'templates');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.hbs'),
);
const printing = new Set([...Object.keys(contextHelpers), 'doc', 'runtime']);

/** Every `{{…}}` of a template that prints a value without a helper for its place. */
function rawPrints(text: string): string[] {
  const found: string[] = [];
  class Visitor extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
      const { path } = statement;
      const name = 'original' in path ? String(path.original) : '';
      if (!printing.has(name) || statement.params.length !== 1)
        found.push(text.split('\n')[statement.loc.start.line - 1] ?? name);
    }
  }
  new Visitor().accept(Handlebars.parse(text));
  return found;
}

describe('the template packs', () => {
  it.each(files)('%s prints no raw string of a document', (file) => {
    expect(rawPrints(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  it('would be caught printing one', () => {
    expect(rawPrints('{{#each a}}{{name}}{{/each}}')).toHaveLength(1);
    expect(rawPrints('{{{name}}}')).toHaveLength(1);
    expect(rawPrints('{{ident name}}')).toEqual([]);
  });
});

describe('readPack', () => {
  it('prints each template with its partials and collects the runtime files', () => {
    const folder = temporaryFolder({
      'a.md.hbs': '{{> item}} from {{runtime file}}\n',
      '_item.hbs': '{{string name}}',
    });
    const [template] = readPack(folder);
    const wanted: string[] = [];
    const text = template?.render({ name: "it's", file: 'x/y.ts' }, (file) => {
      wanted.push(file);
      return `./runtime/${file}`;
    });
    expect([template?.output, text, wanted]).toEqual([
      'a.md',
      "'it\\'s' from './runtime/x/y.ts'\n",
      ['x/y.ts'],
    ]);
  });

  it('fails on a name that the view does not have', () => {
    const [template] = readPack(temporaryFolder({ 'a.md.hbs': '\n{{string nmae}}' }));
    expect(() => template?.render({ name: 'x' }, String)).toThrow('{{string …}} in line 2');
  });

  it('says that a pack does not exist', () => {
    expect(() => readPack('/nowhere')).toThrow('There is no template pack /nowhere.');
  });
});
