import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { running } from './testing/running.ts';

const args = ['generate', 'shop.yaml', '--watch', '--templates', 'mine', '--target', 'names'];
const pack = {
  'mine/names/pack.json': '{ "description": "names", "view": "server" }',
  'mine/names/names.json.hbs': '[{{#each exchanges}}{{#unless @first}}, {{/unless}}{{json name}}{{/each}}]\n',
};

async function watching(files: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder({ 'shop.yaml': shopDocument, ...files });
  const command = running(args, cwd);
  await command.until(/Watching \d+ files?\. Stop with Ctrl-C\.\n/);
  const file = (name: string): string => join(cwd, name);
  return { command, file };
}

describe('koocontract generate --watch --templates', () => {
  it('generates again when a template has changed', async () => {
    const { command, file } = await watching(pack);
    expect(command.stdout()).toContain('Watching 3 files');
    writeFileSync(file('mine/names/names.json.hbs'), '[]\n');
    await command.until(/generated\/shop: 2 written/);
    expect(readFileSync(file('generated/shop/names.json'), 'utf8')).toBe('[]\n');
  });

  it('sees a template that is new, and one that goes', async () => {
    const { command, file } = await watching(pack);
    writeFileSync(file('mine/names/more.json.hbs'), '[]\n');
    await command.until(/generated\/shop: 2 written, 1 up to date/);
    expect(existsSync(file('generated/shop/more.json'))).toBe(true);
    rmSync(file('mine/names/more.json.hbs'));
    await command.until(/generated\/shop: 2 written, 1 up to date/);
    expect(existsSync(file('generated/shop/more.json'))).toBe(false);
  });

  it('sees a folder of templates that is new, renamed and gone', async () => {
    const { command, file } = await watching(pack);
    mkdirSync(file('mine/names/one'));
    writeFileSync(file('mine/names/one/more.json.hbs'), '[]\n');
    await command.until(/generated\/shop: 2 written, 1 up to date/);
    renameSync(file('mine/names/one'), file('mine/names/two'));
    await command.until(/generated\/shop: 3 written, 1 up to date/);
    expect(existsSync(file('generated/shop/two/more.json'))).toBe(true);
    rmSync(file('mine/names/two'), { recursive: true });
    await command.until(/generated\/shop: 2 written, 1 up to date/);
    expect(existsSync(file('generated/shop/two/more.json'))).toBe(false);
  });

  it('sees a template that takes the place of ours, until it goes', async () => {
    const { command, file } = await watching({ ...pack, 'mine/validators/_x.hbs': '' });
    await expect.poll(command.stderr).toContain('No template calls the partial');
    rmSync(file('mine/validators'), { recursive: true });
    await command.until(/generated\/shop: 2 written/);
  });

  it('waits for a folder that is not there yet', async () => {
    const { command, file } = await watching({});
    await expect.poll(command.stderr).toContain('There is no folder mine');
    mkdirSync(file('mine/names'), { recursive: true });
    for (const [name, text] of Object.entries(pack)) writeFileSync(file(name), text);
    await command.until(/generated\/shop: 2 written/);
  });
});
