import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('fileName', () => {
  it.each(['newInstance', '查询订单', '_2fa'])('%s stays as it is', (name) => {
    expect(fileName(name)).toBe(name);
  });

  it.each([
    '../../etc/passwd',
    'a/b',
    'a\\b',
    'C:x',
    '..',
    'con',
    'NUL',
    'Lpt1',
    'a\u0000b',
    'x'.repeat(500),
    '𠮷'.repeat(99),
  ])('%j becomes one file, a device nowhere', (name) => {
    const made = fileName(name);
    expect(made).toMatch(/^[\p{L}\p{Nd}_-]+-[0-9a-f]{8}$/u);
    expect(Buffer.byteLength(made)).toBeLessThan(240);
  });

  it('keeps different names apart', () => {
    const names = ['a/b', 'a\\b', 'x'.repeat(70), 'x'.repeat(71), 'con', 'CON'];
    expect(new Set(names.map(fileName)).size).toBe(names.length);
  });
});
