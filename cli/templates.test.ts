import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

describe('koocontract templates', () => {
  it('lists every template and partial by target, a line each', async () => {
    const { code, stdout } = await koocontract(['templates']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^server {2}a receiver for every exchange/m);
    expect(stdout).toMatch(/^ {2}server\/_exchange\.hbs +what the receiver knows of one exchange/m);
  });

  it('--json prints the same for machines', async () => {
    const { stdout } = await koocontract(['templates', '--json']);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        target: 'types',
        viewVersion: expect.any(Number),
        templates: expect.arrayContaining([
          expect.objectContaining({ name: 'types/types.ts.hbs', kind: 'template' }),
        ]),
      }),
    );
  });

  it('eject copies one and tells how to use it', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await koocontract(['templates', 'eject', 'server/_result.hbs'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'created templates/server/_result.hbs\ncreated templates/server/pack.json\n\nUse it: koocontract generate --templates templates\n',
    );
    expect(readFileSync(join(cwd, 'templates/server/_result.hbs'), 'utf8')).toContain('Answer<');
  });

  it('eject --force overwrites what was changed', async () => {
    const cwd = temporaryFolder({ 'mine/server/_result.hbs': 'mine' });
    const args = ['templates', 'eject', 'server/_result.hbs', '-o', 'mine'];
    const refused = await koocontract(args, { cwd });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('would overwrite mine/server/_result.hbs'),
    ]);
    expect((await koocontract([...args, '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'mine/server/_result.hbs'), 'utf8')).toContain('Answer<');
  });

  it('eject suggests a name for one that does not exist', async () => {
    const cwd = temporaryFolder();
    const { code, stderr } = await koocontract(['templates', 'eject', 'server/reslt'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean server/_result.hbs?')]);
    expect(existsSync(join(cwd, 'templates'))).toBe(false);
  });
});
