import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { eject } from './eject.ts';
import { findPacks } from './find-packs.ts';
import { templateFilesIn } from './template-files.ts';

const ours = (name: string): string => readFileSync(join(packageRoot, 'templates', name), 'utf8');

describe('eject', () => {
  it('copies one template, with the version of the views it is for', () => {
    const folder = temporaryFolder();
    expect(eject('server/_result.hbs', folder, false)).toEqual([
      join(folder, 'server/_result.hbs'),
      join(folder, 'server/pack.json'),
    ]);
    expect(readFileSync(join(folder, 'server/_result.hbs'), 'utf8')).toBe(ours('server/_result.hbs'));
    expect(() => findPacks(folder)).not.toThrow();
  });

  it('copies a whole target', () => {
    const folder = temporaryFolder();
    eject('types', folder, false);
    expect(templateFilesIn(folder)).toEqual([
      'types/_content.hbs',
      'types/_operation.hbs',
      'types/_request.hbs',
      'types/_response.hbs',
      'types/pack.json',
      'types/types.ts.hbs',
    ]);
  });

  it('overwrites nothing that was changed, and copies nothing then, unless forced to', () => {
    const folder = temporaryFolder({ 'server/_result.hbs': 'mine' });
    expect(() => eject('server', folder, false)).toThrow(
      `Nothing was copied, because it would overwrite ${join(folder, 'server/_result.hbs')}. Use --force`,
    );
    expect(templateFilesIn(folder)).toEqual(['server/_result.hbs']);
    eject('server', folder, true);
    expect(readFileSync(join(folder, 'server/_result.hbs'), 'utf8')).toBe(ours('server/_result.hbs'));
  });

  it('leaves alone what is there already, and the pack.json', () => {
    const folder = temporaryFolder();
    eject('server/_result.hbs', folder, false);
    writeFileSync(join(folder, 'server/pack.json'), '{}');
    expect(eject('server/_result.hbs', folder, false)).toEqual([]);
    expect(readFileSync(join(folder, 'server/pack.json'), 'utf8')).toBe('{}');
  });

  it.each([
    ['server/exchange.hbs', 'Did you mean server/_exchange.hbs?'],
    ['servr', 'Did you mean server?'],
    ['../package.json', '`koocontract templates` lists them.'],
  ])('%s is none', (name, message) => {
    expect(() => eject(name, temporaryFolder(), false)).toThrow(message);
  });

  it('does not copy ours onto themselves', () => {
    expect(() => eject('server', join(packageRoot, 'templates'), true)).toThrow('is where ours stand');
  });
});
