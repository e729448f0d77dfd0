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
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  typeRoots: [join(packageRoot, 'node_modules/@types')],
  paths: { 'openapi-fetch': [join(packageRoot, 'node_modules/openapi-fetch/dist/index.d.mts')] },
};

/** Reads what stays as it is, such as the libraries, once for all programs. */
function sharingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const kept = new Map<string, ts.SourceFile | undefined>();
  return {
    ...host,
    getSourceFile(name, ...how) {
      if (!name.includes('/node_modules/') && !name.startsWith(packageRoot))
        return host.getSourceFile(name, ...how);
      if (!kept.has(name)) kept.set(name, host.getSourceFile(name, ...how));
      return kept.get(name);
    },
  };
}

const host = sharingHost(strictFlags);

/**
 * What the compiler has to say of files, under every strict flag.
 *
 * @param more only options that change nothing in how a file is parsed
 */
export function compileErrors(files: readonly string[], more: ts.CompilerOptions = {}): string[] {
  const program = ts.createProgram(files, { ...strictFlags, ...more }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
