import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../package-root.ts';

const strictFlags: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  typeRoots: [join(packageRoot, 'node_modules/@types')],
  paths: { 'openapi-fetch': [join(packageRoot, 'node_modules/openapi-fetch/dist/index.d.mts')] },
};

/** What the compiler has to say of files, under every strict flag. */
export function compileErrors(files: readonly string[], more: ts.CompilerOptions = {}): string[] {
  const program = ts.createProgram(files, { ...strictFlags, ...more });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
