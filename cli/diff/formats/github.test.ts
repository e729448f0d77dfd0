import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compareFiles } from '../compare.test-helper.ts';
import { githubAnnotations } from './github.ts';

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const root = `${head}paths:
  /a:
    post:
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: 'parts/order.yaml#/Order' } } }
`;
const order =
  'Order:\n  type: object\n  properties:\n    id: { type: string }\n    "a/b": { type: integer, minimum: 1 }\n';
const files = { 'api.yaml': root, 'parts/order.yaml': order };

async function annotated(fresh: Record<string, string>, all = false): Promise<string> {
  const difference = await compareFiles(files, { ...files, ...fresh });
  vi.stubEnv('GITHUB_WORKSPACE', join(difference.new.file, '..'));
  return githubAnnotations(difference, all);
}

describe('annotations of differences', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('stand where a change is, in whatever file', async () => {
    expect(await annotated({ 'parts/order.yaml': order.replace('minimum: 1', 'minimum: 0') })).toMatch(
      /^::error file=parts\/order\.yaml,line=5,title=Breaking change of POST \/a::response 200 \.a\/b: /,
    );
  });

  it('stand at what is left around a thing that is gone', async () => {
    expect(await annotated({ 'parts/order.yaml': order.replace(/ {4}"a\/b".*\n/, '') })).toMatch(
      /^::error file=parts\/order\.yaml,line=3,title=/,
    );
    expect(await annotated({ 'api.yaml': root.replace('post:', 'put:') })).toMatch(
      /^::error file=api\.yaml,line=4,title=Breaking change of POST \/a::Operation /,
    );
  });

  it('warn of other changes when those count', async () => {
    const fresh = { 'api.yaml': root.replace('description: ok', 'description: fine') };
    expect(await annotated(fresh)).toBe('');
    expect(await annotated(fresh, true)).toMatch(
      /^::warning file=api\.yaml,line=8,title=Change of POST \/a::/,
    );
  });
});
