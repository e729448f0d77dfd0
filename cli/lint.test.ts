import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const head =
  "openapi: 3.1.1\ninfo: { title: T, version: '1', license: { name: MIT, identifier: MIT } }\nservers: [{ url: https://a.example.com }]\nsecurity: []\n";

describe('koocontract lint', () => {
  it('finds nothing wrong with the bundled documents', async () => {
    expect(await koocontract(['lint'])).toMatchObject({ code: 0, stdout: 'no problems\n' });
  });

  it('shows a mistake with file, line, frame and suggestion, and ends with 1', async () => {
    const folder = temporaryFolder({
      'api.yaml': `${head}paths:\n  /a:\n    get:\n      operationId: a\n      x-delivry: { timeout: 5 }\n      responses: { '200': { description: ok }, '400': { description: bad } }\n`,
    });
    const { code, stdout } = await koocontract(['lint', join(folder, 'api.yaml')]);
    expect(code).toBe(1);
    expect(stdout).toContain('error koocontract/extensions: There is no extension "x-delivry"');
    expect(stdout).toContain('api.yaml:9:7');
    expect(stdout).toContain('9 |   x-delivry: { timeout: 5 }');
    expect(stdout).toContain('Did you mean `x-delivery`?');
  });

  it('prints problems for machines', async () => {
    const folder = temporaryFolder({ 'api.yaml': `${head}paths: { /a: { $ref: '#/gone' } }\n` });
    const { code, stdout } = await koocontract(['lint', '--json', join(folder, 'api.yaml')]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'no-unresolved-refs',
        place: expect.objectContaining({ line: 5 }),
      }),
    );
  });

  it('says that there is no such guide or file', async () => {
    const { code, stderr } = await koocontract(['lint', 'saas-v3']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /neither a guide nor a file called saas-v3\. Guides: agents-gateway, .*, saas-v2\./,
    );
  });
});
