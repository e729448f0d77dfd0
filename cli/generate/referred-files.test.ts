import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { referredFiles } from './referred-files.ts';

function found(files: Record<string, string>): string[] {
  const folder = temporaryFolder(files);
  return referredFiles(join(folder, 'api.yaml')).map((file) => file.slice(folder.length + 1));
}

describe('the files that a document refers to', () => {
  it('are found through other files, once each, whether they exist or not', () => {
    expect(
      found({
        'api.yaml': "a: { $ref: 'parts/a.yaml#/x' }\nb: { $ref: '#/a' }\n",
        'parts/a.yaml': 'x: { $ref: ../b.json }\ny: { $ref: "a.yaml#/x" }\nz: { $ref: missing.yaml#/z }\n',
        'b.json': '{ "c": { "$ref": "my%20file.json#/c" } }',
      }),
    ).toEqual(['api.yaml', 'parts/a.yaml', 'b.json', 'parts/missing.yaml', 'my file.json']);
  });

  it('are found in what is no YAML, and not on other machines', () => {
    expect(
      found({ 'api.yaml': "a: [\n  $ref: a.yaml\n  $ref: https://example.com/b.yaml\n  $ref: '%%.yaml'\n" }),
    ).toEqual(['api.yaml', 'a.yaml', '%%.yaml']);
  });
});
