import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../generator/package-root.ts';

const modules = join(packageRoot, 'node_modules');

/** Compilers by version, and what starts them. */
export const compilers: Readonly<Record<string, string>> = {
  '5.4': join(modules, 'typescript-5.4/bin/tsc'),
  '5.9': join(modules, 'typescript/bin/tsc'),
  newest: join(modules, 'typescript-newest/bin/tsc'),
};

const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
};

/**
 * Compiles generated folders together under every strict flag, with the types of Node and, but for the adapters that need
 * them, without.
 *
 * @param root folder that holds them all, and `node_modules`
 * @returns errors of the compiler, a line each
 */
export async function compile(compiler: string, root: string, folders: readonly string[]): Promise<string[]> {
  const all = folders.map((folder) => `${relative(root, folder)}/**/*.ts`);
  const own = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(relative(root, folder), name)),
  );
  const lines = await Promise.all([
    run(compiler, root, { include: all }, ['node']),
    run(compiler, root, { files: own }, []),
  ]);
  return [...new Set(lines.flat())];
}

async function run(
  compiler: string,
  root: string,
  which: object,
  types: readonly string[],
): Promise<string[]> {
  const config = join(root, `tsconfig.${compiler}.${types.length}.json`);
  const compilerOptions = {
    ...strict,
    ...(compiler === '5.4' ? {} : { erasableSyntaxOnly: true }),
    target: 'es2022',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    noEmit: true,
    allowImportingTsExtensions: true,
    types,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, ...which }));
  const { code, output } = await execute(compilers[compiler] ?? '', root, [
    '-p',
    config,
    '--pretty',
    'false',
  ]);
  const lines = output.split('\n').filter((line) => /error TS\d+/.test(line));
  if (code !== 0 && lines.length === 0)
    return [`tsc ${compiler} ended with ${code}: ${output.slice(0, 500)}`];
  return lines;
}

function execute(
  program: string,
  cwd: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  if (!existsSync(program)) throw new Error(`There is no compiler ${program}.`);
  const child = spawn(process.execPath, ['--max-old-space-size=8000', program, ...args], { cwd });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(output).toString() }));
  });
}
