import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { generate } from '../generate.ts';
import { packageRoot } from '../package-root.ts';
import { targetNames } from '../targets/targets.ts';
import { hostileDocument, hostileTexts } from '../testing/hostile-document.ts';
import { temporaryFolder } from '../testing/temporary.ts';

const options: ts.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  typeRoots: [join(packageRoot, 'node_modules/@types')],
  paths: { 'openapi-fetch': [join(packageRoot, 'node_modules/openapi-fetch/dist/index.d.mts')] },
};

describe('what is generated of hostile documents', () => {
  it('compiles without an error, and executes nothing of theirs', async () => {
    const folder = temporaryFolder({ 'package.json': '{"type":"module"}' });
    const files: string[] = [];
    for (const [index, text] of hostileTexts.entries()) {
      const document = join(folder, `${index}.json`);
      writeFileSync(document, hostileDocument(text));
      const { folder: output } = await generate({
        document,
        folder: (id) => join(folder, id),
        targets: targetNames,
      });
      const names = readdirSync(output).filter((name) => name.endsWith('.ts'));
      files.push(...names.map((name) => join(output, name)));
    }
    expect(files).toHaveLength(hostileTexts.length * 5);
    const errors = ts
      .getPreEmitDiagnostics(ts.createProgram(files, options))
      .map(
        ({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    expect(errors).toEqual([]);
    for (const file of files.filter((name) => name.endsWith('server.ts'))) await import(file);
    expect(globalThis).not.toHaveProperty('hacked');
    // Sixteen documents, each with all its files.
  }, 180_000);
});
