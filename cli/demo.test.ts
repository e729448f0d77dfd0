import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

describe('koocontract demo', () => {
  it('goes from the document to a verified merchant, and tells where the report is', async () => {
    const output = temporaryFolder();
    const { code, stdout } = await koocontract(['demo', '-o', output]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1 Lint[\s\S]*2 Generate[\s\S]*3 Start[\s\S]*4 Verify[\s\S]* 0 failed/);
    expect(stdout).toContain('Report: ');
    expect(existsSync(join(output, 'report.html')) && existsSync(join(output, 'report.json'))).toBe(true);
  });
});
