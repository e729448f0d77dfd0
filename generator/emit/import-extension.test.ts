import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { shopDocument } from '../testing/documents.ts';
import { generateDocument } from '../testing/generate-document.ts';
import { withImportExtension } from './import-extension.ts';

const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable'],
  types: ['node'],
};

/** A sender that calls a receiver, and prints what each of them got. */
const program = (ending: string): string => `import { createServer } from 'node:http';
import { toNodeListener } from './out/shop/runtime/adapters/node${ending}';
import { createClient } from './out/shop/client${ending}';
import { createReceiver } from './out/shop/server${ending}';

const receiver = createReceiver({
  handlers: {
    getOrder: ({ path, query }) => ({ id: path.id, state: query?.verbose === true ? 'open' : 'closed' }),
    postPing: () => undefined,
  },
});
const server = createServer(toNodeListener(receiver)).listen(0, async () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = createClient({ url: \`http://localhost:\${port}\` });
  const { data } = await client.getOrder({ path: { id: '7' }, query: { verbose: true } });
  console.log(JSON.stringify(data));
  server.close();
});
`;

/** The folder of a project: the generated code, a program, and what the compiler is told. */
async function project(importExtension: '.js' | 'none', compilerOptions: object): Promise<string> {
  const folder = dirname(dirname(await generateDocument(shopDocument, { importExtension })));
  writeFileSync(join(folder, 'main.ts'), program(importExtension === 'none' ? '' : importExtension));
  const tsconfig = { compilerOptions: { ...strict, ...compilerOptions }, include: ['main.ts', 'out'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  return folder;
}

/** What the compiler complains of. */
async function compile(folder: string, compiler: string): Promise<string> {
  const tsc = join(packageRoot, 'node_modules', compiler, 'bin/tsc');
  return promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    ({ stdout }) => stdout,
    (error: object) => ('stdout' in error ? String(error.stdout) : '') || String(error),
  );
}

describe('imports of generated files', () => {
  it('that end in .js are compiled to JavaScript by TypeScript 5.4, and Node runs that', async () => {
    const folder = await project('.js', { module: 'nodenext', outDir: 'dist', declaration: true });
    expect(await compile(folder, 'typescript-5.4')).toBe('');
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'dist/main.js')]);
    expect(JSON.parse(stdout)).toEqual({ id: '7', state: 'open' });
  });

  it.each(['typescript-5.4', 'typescript-newest'])(
    'that have no ending are what a bundler takes, checked by %s',
    async (compiler) => {
      const folder = await project('none', { module: 'esnext', moduleResolution: 'bundler', noEmit: true });
      expect(await compile(folder, compiler)).toBe('');
    },
  );

  it.each(['.ts', '.js', 'none'] as const)('all end in the same way: %s', async (importExtension) => {
    const output = await generateDocument(shopDocument, { importExtension });
    const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const imports = names.flatMap((name) =>
      [...readFileSync(join(output, name), 'utf8').matchAll(/ from '(\.[^']*)'/g)].map(
        ([, path = '']) => path,
      ),
    );
    expect(imports.length).toBeGreaterThan(50);
    const endings = new Set(imports.map((path) => /\.ts$|\.js$/.exec(path)?.[0] ?? 'none'));
    expect([...endings]).toEqual([importExtension]);
  });
});

describe('the ending of imports', () => {
  it.each([
    ["import './a.ts';", "import './a.js';"],
    ["import * as a from '../b/a.ts';\n", "import * as a from '../b/a.js';\n"],
    ["import {\n  a,\n} from './a.ts';\r\n", "import {\n  a,\n} from './a.js';\r\n"],
    ['export type { A } from "./a.ts"', 'export type { A } from "./a.js"'],
  ])('changes in %j', (text, changed) => {
    expect(withImportExtension(text, '.js')).toBe(changed);
    expect(withImportExtension(text, '.ts')).toBe(text);
  });

  it.each([
    "import a from 'a.ts';",
    "import a from './a.json';",
    "export const a = './a.ts';",
    "export type A = Record<'from', './a.ts'>;",
    " * import a from './a.ts';",
    "// import a from './a.ts';",
  ])('stays in %j', (text) => {
    expect(withImportExtension(text, 'none')).toBe(text);
  });

  it('stays in the texts of a document', async () => {
    const statement = "import { a } from './a.ts';";
    const text = shopDocument.replace(
      'summary: Read an order',
      `summary: ${JSON.stringify(statement)}\n      description: ${JSON.stringify(`${statement}\n${statement}`)}`,
    );
    const output = await generateDocument(text, { importExtension: '.js' });
    const types = readFileSync(join(output, 'types.ts'), 'utf8');
    expect(types.split(statement).length - 1).toBe(3);
  });
});
