import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../generate.ts';
import { shopDocument } from '../testing/documents.ts';
import { temporaryFolder } from '../testing/temporary.ts';

/** What a pack of one's own prints of the shop's document, by path. */
async function printed(
  files: Readonly<Record<string, string>>,
  { view = 'server', targets = ['own'] }: { view?: string; targets?: readonly string[] } = {},
): Promise<Readonly<Record<string, string>>> {
  const folder = temporaryFolder({
    'shop.yaml': shopDocument,
    'templates/own/pack.json': JSON.stringify({ description: 'own', view }),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`templates/own/${name}`, text])),
  });
  const output = join(folder, 'out');
  await generate({
    document: join(folder, 'shop.yaml'),
    folder: () => output,
    targets,
    templates: join(folder, 'templates'),
  });
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[^.].*\.\w+$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(output, name), 'utf8')]));
}

describe('a pack of one’s own', () => {
  it('prints a file per exchange, which knows the view and the model, too', async () => {
    const text = '{{json name}} {{json @root.title}} {{json @model.id}}';
    expect(await printed({ 'all/[exchange].json.hbs': text })).toEqual({
      'all/getOrder.json': '"getOrder" "Shop" "shop"',
      'all/orderPlaced.json': '"orderPlaced" "Shop" "shop"',
      'all/postPing.json': '"postPing" "Shop" "shop"',
    });
  });

  it.each([
    ['types', '{{string schemas.[0].name}}', "'Order'"],
    ['client', '{{string rooms.[0].function}}', "'createClient'"],
    ['validators', '{{string validators.[0].name}}', "'validateGetOrderRequest'"],
    ['server', '{{string exchanges.[0].method}}', "'GET'"],
    ['model', '{{string exchanges.[0].method}}', "'get'"],
  ])('is given the view %s', async (view, text, output) => {
    expect(Object.values(await printed({ 'a.ts.hbs': text }, { view }))).toEqual([output]);
  });

  it('imports runtime files from wherever it prints', async () => {
    const files = await printed({
      'a.ts.hbs': "{{runtime 'receiving/route.ts'}}",
      'b/c/d.ts.hbs': "{{runtime 'receiving/route.ts'}}",
    });
    expect(files).toMatchObject({
      'a.ts': "'./runtime/receiving/route.ts'",
      'b/c/d.ts': "'../../runtime/receiving/route.ts'",
    });
    expect(files).toHaveProperty(['runtime/receiving/route.ts']);
  });

  it.each(["'receiving/rout.ts'", "'../package.json'", "'receiving/route.test.ts'", 'title'])(
    'can have no other file copied: %s',
    async (file) => {
      await expect(printed({ 'a.ts.hbs': `{{runtime ${file}}}` })).rejects.toThrow(
        'there is no runtime file',
      );
    },
  );

  it('prints no file that another target prints', async () => {
    await expect(printed({ 'Server.ts.hbs': '' }, { targets: ['server', 'own'] })).rejects.toThrow(
      'Two files would be called Server.ts. Give the template of your own another name.',
    );
  });
});
