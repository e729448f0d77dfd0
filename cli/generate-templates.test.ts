import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const promise =
  '{{!-- what a handler returns --}}\nPromise<{{#each resultType}}{{#unless @first}} | {{/unless}}{{ident type}}{{/each}}>';
const own = {
  'mine/names/pack.json': '{ "description": "names", "view": "server" }',
  'mine/names/names.json.hbs': '[{{#each exchanges}}{{#unless @first}}, {{/unless}}{{json name}}{{/each}}]\n',
};

describe('koocontract generate --templates', () => {
  it('prints with templates of one’s own, the rest with ours', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, 'mine/server/_result.hbs': promise });
    expect((await koocontract(['generate', 'shop.yaml', '--templates', 'mine'], { cwd })).code).toBe(0);
    const server = readFileSync(join(cwd, 'generated/shop/server.ts'), 'utf8');
    expect(server).toContain(
      'orderPlaced(request: OrderPlacedRequest, context: Context): Promise<OrderPlacedResponse>;',
    );
    expect(server).toContain('export function createReceiver(');
  });

  it('takes the folder from koocontract.config.ts, and targets of one’s own', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument,
      ...own,
      'koocontract.config.ts':
        "export default { documents: ['shop.yaml'], templates: 'mine', targets: ['names'] };\n",
    });
    expect((await koocontract(['generate'], { cwd })).stdout).toContain('created generated/shop/names.json');
    expect(JSON.parse(readFileSync(join(cwd, 'generated/shop/names.json'), 'utf8'))).toEqual([
      'getOrder',
      'postPing',
      'orderPlaced',
    ]);
    const { code, stderr } = await koocontract(['generate', '--target', 'nams'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'There is no target nams. There are: types, server, client, validators, names.\n',
    ]);
  });

  it('gives the imports of one’s own templates the ending that is asked for', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument,
      ...own,
      'mine/names/all.ts.hbs':
        "import type { Context } from {{runtime 'receiving/service.ts'}};\nimport type { Order } from './types.ts';\n\n" +
        "export type Both = [Context, Order];\n{{#each exchanges}}\nexport * from './each/{{filename name}}.ts';\n{{/each}}\n",
    });
    const args = ['--target', 'names', '--templates', 'mine', '--import-extension', '.js'];
    await koocontract(['generate', 'shop.yaml', ...args], { cwd });
    const text = readFileSync(join(cwd, 'generated/shop/all.ts'), 'utf8');
    expect([...text.matchAll(/from (.*);/g)].map(([, path]) => path)).toEqual([
      "'./runtime/receiving/service.js'",
      "'./types.js'",
      "'./each/getOrder.js'",
      "'./each/postPing.js'",
      "'./each/orderPlaced.js'",
    ]);
  });

  it('notices templates that have changed, come and gone', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, ...own });
    const run = async (): Promise<string> =>
      (await koocontract(['generate', 'shop.yaml', '--target', 'names', '--templates', 'mine'], { cwd }))
        .stdout;
    await run();
    expect(await run()).toContain('all up to date');
    writeFileSync(join(cwd, 'mine/names/names.json.hbs'), '[]\n');
    expect(await run()).toContain('updated generated/shop/names.json');
    writeFileSync(join(cwd, 'mine/names/more.json.hbs'), '[]\n');
    expect(await run()).toContain('created generated/shop/more.json');
  });

  it('--check says how to mend what has drifted, templates included', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, ...own });
    const args = ['generate', 'shop.yaml', '--target', 'names', '--templates', 'mine', '--check'];
    const { code, stdout } = await koocontract(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('koocontract generate shop.yaml --target names --templates mine');
  });

  it('tells mistakes in templates with file, line, frame and suggestion, and writes nothing', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument,
      'mine/server/_result.hbs': 'Answer<\n  {{idnt name}}>',
    });
    const { code, stderr } = await koocontract(['generate', 'shop.yaml', '--templates', 'mine'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'error template-lint: `{{idnt name}}` calls idnt, which is no helper that prints.',
    );
    expect(stderr).toContain(
      '  at mine/server/_result.hbs:2:3\n\n1 | Answer<\n2 |   {{idnt name}}>\n  |   ^\n\n  Did you mean `ident`?',
    );
  });

  it('tells where a template asks for what is not there', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, 'mine/server/_result.hbs': '\n{{ident nmae}}' });
    const { code, stderr } = await koocontract(['generate', 'shop.yaml', '--templates', 'mine'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/the view has nothing of that name[\s\S]*at mine\/server\/_result\.hbs:2:1/),
    ]);
  });
});
