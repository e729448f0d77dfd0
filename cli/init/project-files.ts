import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { OutputFile } from '../../generator/emit/output-file.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { frameworkNames, guides } from './choices.ts';

/** What a project is written for. */
export interface Choice {
  readonly name: string;
  readonly framework: string;
  readonly guide: string;
}

/** What `init/` is written for itself: it is checked and tested as it stands there. */
const written: Choice = { name: 'my-merchant', framework: 'node', guide: 'saas-v2' };

const source = join(packageRoot, 'init');

/**
 * The files of a project, but for those that are generated: those of `init/`, where
 *
 * - `serve.koa.ts` takes the place of `serve.ts` when `koa` is the framework, or the guide, and is left out otherwise;
 * - `_gitignore` becomes `.gitignore`, which npm would not publish;
 * - generated code is imported from `generated/` of koocontract itself.
 */
export function projectFiles(choice: Choice): OutputFile[] {
  const all = sourcePaths();
  const variants = [choice.framework, choice.guide];
  return all.filter(isPlain).map((path) => {
    const places = variants.map((variant) => path.replace(/\.ts$/, `.${variant}.ts`));
    const from = all.find((each) => places.includes(each)) ?? path;
    return {
      path: path.replaceAll(/(^|\/)_/g, '$1.'),
      text: textFor(path, readFileSync(join(source, from), 'utf8'), choice),
    };
  });
}

function sourcePaths(): string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

function isPlain(path: string): boolean {
  return ![...frameworkNames, ...guides].some((variant) => path.endsWith(`.${variant}.ts`));
}

function textFor(path: string, text: string, { name, guide }: Choice): string {
  return text
    .replaceAll("'../../generated/", path.startsWith('test/') ? "'../src/generated/" : "'./generated/")
    .replaceAll(written.guide, guide)
    .replaceAll(`.${guide}.ts'`, ".ts'")
    .replaceAll(written.name, name);
}
