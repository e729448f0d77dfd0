import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GenerateOptions, generate } from '../generate.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { memoryIn } from './last-run.ts';

const document = `openapi: 3.1.1
info: { title: T, version: '1' }
paths: { /a: { get: { operationId: a, responses: { '200': { $ref: 'shared.yaml#/ok' } } } } }
`;

/** A document of two files that was generated and remembered. */
async function remembered(): Promise<{ folder: string; options: GenerateOptions }> {
  const folder = temporaryFolder({ 'd.yaml': document, 'shared.yaml': 'ok: { description: fine }\n' });
  const options: GenerateOptions = {
    document: join(folder, 'd.yaml'),
    folder: (id) => join(folder, 'out', id),
    targets: ['types'],
  };
  memoryIn(folder, 'generator 1').remember(options, await generate(options));
  return { folder, options };
}

describe('the memory of the last run', () => {
  it('knows that nothing has changed, and what stands there', async () => {
    const { folder, options } = await remembered();
    const recalled = memoryIn(folder, 'generator 1').recall(options);
    expect(recalled).toMatchObject({ id: 'd', folder: join(folder, 'out/d'), problems: [] });
    expect(recalled?.steps).toEqual(
      expect.arrayContaining([{ path: 'types.ts', action: 'keep', reason: '', text: '' }]),
    );
    expect(recalled?.steps.map(({ path }) => path).sort()).toEqual(readdirSync(join(folder, 'out/d')).sort());
  });

  it.each([
    ['the document has changed', (folder: string) => writeFileSync(join(folder, 'd.yaml'), `${document}\n`)],
    [
      'a file it refers to has changed',
      (folder: string) => writeFileSync(join(folder, 'shared.yaml'), 'ok: { description: new }'),
    ],
    [
      'a generated file was edited',
      (folder: string) => writeFileSync(join(folder, 'out/d/types.ts'), 'edited'),
    ],
    ['a generated file is gone', (folder: string) => rmSync(join(folder, 'out/d/types.ts'))],
    [
      'the memory itself is broken',
      (folder: string) => {
        const cache = join(folder, '.cache/koocontract');
        for (const file of readdirSync(cache)) writeFileSync(join(cache, file), '{"fingerprint":');
      },
    ],
  ])('knows nothing when %s', async (_, change) => {
    const { folder, options } = await remembered();
    change(folder);
    expect(memoryIn(folder, 'generator 1').recall(options)).toBeUndefined();
  });

  it('knows nothing of another generator, other targets or another folder', async () => {
    const { folder, options } = await remembered();
    expect(memoryIn(folder, 'generator 2').recall(options)).toBeUndefined();
    const memory = memoryIn(folder, 'generator 1');
    expect(memory.recall({ ...options, targets: ['types', 'client'] })).toBeUndefined();
    const elsewhere = { ...options, folder: (id: string) => join(folder, 'elsewhere', id) };
    expect(memory.recall(elsewhere)).toBeUndefined();
    memory.remember(elsewhere, await generate(elsewhere));
    expect(memory.recall(options)).toMatchObject({ id: 'd' });
  });
});
