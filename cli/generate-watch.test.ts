import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';
import { running } from './testing/running.ts';

/** A document whose order stands in another file. */
const split = shopDocument.replaceAll("'#/components/schemas/order'", "'parts/order.yaml'");
const order = 'type: object\nrequired: [id]\nproperties: { id: { type: string } }\n';
const files = { 'shop.yaml': split, 'parts/order.yaml': order };

const args = ['generate', 'shop.yaml', '--watch', '--target', 'types'];
const settled = /Watching \d+ files?\. Stop with Ctrl-C\.\n/;
const run = /\d\d:\d\d:\d\d .* \(.* m?s\)\n/;

async function watching(cwd: string, words = args) {
  const command = running(words, cwd);
  await command.until(settled);
  return command;
}

function types(cwd: string, id = 'shop'): string {
  return readFileSync(join(cwd, `generated/${id}/types.ts`), 'utf8');
}

describe('koocontract generate --watch', () => {
  it('generates, and again after each save, in one line with the time', async () => {
    const cwd = temporaryFolder(files);
    const command = running(args, cwd);
    expect(await command.until(run)).toMatch(
      /^\d\d:\d\d:\d\d generated\/shop: 2 written, 0 up to date \([\d.]+ m?s\)\n$/,
    );
    expect(await command.until(settled)).toContain('Watching 2 files');
    writeFileSync(join(cwd, 'shop.yaml'), `# A comment\n${split}`);
    await command.until(/generated\/shop: 0 written, 2 up to date/);
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/generated\/shop: 2 written, 0 up to date/);
    expect(types(cwd)).toContain('number?: string');
  });

  it('generates only the documents that have changed', async () => {
    const cwd = temporaryFolder({ ...files, 'other.yaml': split, 'alone.yaml': shopDocument });
    const command = running(['generate', 'shop.yaml', 'other.yaml', 'alone.yaml', ...args.slice(2)], cwd);
    await command.until(/3 documents: 6 written, 0 up to date/);
    await command.until(settled);
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/2 documents: 4 written, 0 up to date/);
    writeFileSync(join(cwd, 'alone.yaml'), shopDocument.replace('note: {', 'remark: {'));
    await command.until(/generated\/alone: 2 written, 0 up to date/);
  });

  it('sees a save that renames another file into place', async () => {
    const cwd = temporaryFolder(files);
    const command = await watching(cwd);
    for (const name of ['number', 'code']) {
      writeFileSync(join(cwd, 'parts/.order.yaml.swp'), order.replace('id: {', `${name}: {`));
      renameSync(join(cwd, 'parts/.order.yaml.swp'), join(cwd, 'parts/order.yaml'));
      await command.until(/generated\/shop: 2 written/);
      expect(types(cwd)).toContain(`${name}?: string`);
    }
  });

  it('goes on when a folder of files is deleted and comes back', async () => {
    const cwd = temporaryFolder(files);
    const command = await watching(cwd);
    rmSync(join(cwd, 'parts'), { recursive: true });
    await command.until(/shop\.yaml: \d+ errors?, nothing written/);
    mkdirSync(join(cwd, 'parts'));
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/generated\/shop: 2 written/);
    writeFileSync(join(cwd, 'parts/order.yaml'), order);
    await command.until(/generated\/shop: 2 written/);
    expect(types(cwd)).toContain('id: string');
  });

  it('goes on when another folder takes the place of one', async () => {
    const other = order.replace('id: {', 'number: {');
    const cwd = temporaryFolder({ ...files, 'other/order.yaml': other });
    const command = await watching(cwd);
    renameSync(join(cwd, 'parts'), join(cwd, 'old'));
    renameSync(join(cwd, 'other'), join(cwd, 'parts'));
    await command.until(/generated\/shop: 2 written/);
    writeFileSync(join(cwd, 'parts/order.yaml'), order);
    await command.until(/generated\/shop: 2 written/);
    expect(types(cwd)).toContain('id: string');
  });

  it('sees a save of the file that a link leads to', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': split, 'elsewhere/real.yaml': order, 'parts/x': '' });
    symlinkSync('../elsewhere/real.yaml', join(cwd, 'parts/order.yaml'));
    const command = await watching(cwd);
    writeFileSync(join(cwd, 'elsewhere/real.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/generated\/shop: 2 written/);
    expect(types(cwd)).toContain('number?: string');
  });

  it('shows what is wrong with a document, and goes on at the next save', async () => {
    const cwd = temporaryFolder(files);
    const command = await watching(cwd);
    writeFileSync(join(cwd, 'shop.yaml'), split.replace('servers: [', 'servers: {'));
    await command.until(/shop\.yaml: 1 error, nothing written/);
    await expect.poll(command.stderr).toMatch(/error yaml: Broken YAML.*\n {2}at shop\.yaml:3:.*\n\n1 \| /);
    writeFileSync(join(cwd, 'shop.yaml'), split.replace('summary: Read an order', 'summary: Read it'));
    await command.until(/generated\/shop: 2 written/);
    expect(await command.stop('SIGTERM')).toBe(0);
  });

  it('begins with a broken document, too, and waits for files that it refers to', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': split });
    const command = await watching(cwd);
    await expect.poll(command.stderr).toContain("Can't resolve $ref");
    mkdirSync(join(cwd, 'parts'));
    writeFileSync(join(cwd, 'parts/order.yaml'), order);
    await command.until(/generated\/shop: 2 written/);
  });

  it('follows files that a changed document refers to', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, 'parts/order.yaml': order });
    const command = await watching(cwd);
    writeFileSync(join(cwd, 'shop.yaml'), split);
    await command.until(/generated\/shop: 2 written/);
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/generated\/shop: 2 written/);
    expect(types(cwd)).toContain('number?: string');
  });

  it('waits for a file that a changed document refers to', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument });
    const command = await watching(cwd);
    writeFileSync(join(cwd, 'shop.yaml'), split);
    await command.until(/shop\.yaml: \d+ errors?, nothing written/);
    mkdirSync(join(cwd, 'parts'));
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/generated\/shop: 2 written/);
    expect(types(cwd)).toContain('number?: string');
  });

  it('does not generate for each save of a burst', async () => {
    const cwd = temporaryFolder(files);
    const command = await watching(cwd);
    for (let time = 1; time <= 50; time++)
      writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', `number${time}: {`));
    await expect.poll(() => types(cwd), { timeout: 20_000 }).toContain('number50?: string');
    await command.stop('SIGTERM');
    // A busy machine may take a breath in between.
    expect(command.stdout().match(new RegExp(run, 'g'))?.length).toBeLessThan(10);
  });

  it('follows the configuration, and says what is wrong with it', async () => {
    const config = (text: string): void =>
      writeFileSync(join(cwd, 'koocontract.config.ts'), `export default ${text};\n`);
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, 'other.yaml': shopDocument });
    config("{ documents: ['shop.yaml'], targets: ['types'] }");
    const command = await watching(cwd, ['generate', '--watch']);
    config("{ documents: ['shop.yaml', 'other.yaml'], targets: ['types'] }");
    await command.until(/\d generated\/other: 2 written/);
    config("{ document: ['shop.yaml'] }");
    await expect
      .poll(command.stderr, { timeout: 20_000 })
      .toContain('has a key that does not exist: document');
    config("{ documents: ['shop.yaml', { document: 'other.yaml', output: 'src' }], targets: ['types'] }");
    await command.until(/\d src\/other: 2 written/);
  });

  it('leaves alone what someone edited, and says so', async () => {
    const cwd = temporaryFolder(files);
    const command = await watching(cwd);
    writeFileSync(join(cwd, 'generated/shop/types.ts'), 'mine\n');
    writeFileSync(join(cwd, 'parts/order.yaml'), order.replace('id: {', 'number: {'));
    await command.until(/shop\.yaml: nothing written/);
    await expect.poll(command.stderr).toMatch(/types\.ts: it was edited by hand[\s\S]*--force/);
    expect(types(cwd)).toBe('mine\n');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with exit code 0 on %s', async (signal) => {
    const command = await watching(temporaryFolder(files));
    expect(await command.stop(signal)).toBe(0);
  });

  it('does not begin without a document', async () => {
    const { code, stderr } = await koocontract(['generate', '--watch'], { cwd: temporaryFolder() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('No document given')]);
  });
});
