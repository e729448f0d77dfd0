import { describe, expect, it } from 'vitest';
import { koocontract } from './testing/koocontract.ts';

describe('koocontract', () => {
  it('prints help with examples and exit codes', async () => {
    const { code, stdout } = await koocontract(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Commands:[\s\S]*Examples:[\s\S]*Exit codes: 0 fine/);
  });

  it.each(['demo', 'lint', 'generate', 'diff', 'mock', 'verify', 'report', 'proxy', 'sign', 'templates'])(
    '%s --help has an example',
    async (command) => {
      const { code, stdout } = await koocontract([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`koocontract ${command}`);
      expect(stdout).toMatch(/Examples?:/);
    },
  );

  it.each([
    [['verfy'], 'Did you mean verify?'],
    [['generate', '--chek'], 'Did you mean --check?'],
    [['verify', 'http://localhost:1'], 'The guide is missing: koocontract verify URL --guide ID.'],
    [['mock'], "missing required argument 'guide'"],
  ])('%j is wrong use: exit code 2 and one line that says how to go on', async (args, message) => {
    const { code, stderr } = await koocontract(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
