import type { Loaded } from '../load/load.ts';
import type { Model } from '../model/model.ts';
import { languageOf } from '../packs/languages.ts';
import type { Pack, ViewName } from '../packs/pack.ts';
import { TemplateError, templateProblem } from '../packs/template-error.ts';
import type { RunStep } from '../steps.ts';
import { targets } from '../targets/targets.ts';
import type { PrintedTypes } from '../types-printer/print-types.ts';
import { withLineFeeds } from '../write/line-ends.ts';
import { fileName } from './file-name.ts';
import { type ImportExtension, importPath, withImportExtension } from './import-extension.ts';
import type { OutputFile } from './output-file.ts';
import { checkRuntimeFile, runtimeFiles } from './runtime-files.ts';
import { compilePack } from './templates.ts';

export interface EmitOptions {
  /** How relative imports end; `.ts` unless told. */
  readonly importExtension?: ImportExtension | undefined;
  readonly run: RunStep;
  /** Types that are being printed already. */
  readonly types?: Promise<PrintedTypes> | undefined;
}

/**
 * Prints the chosen packs of a model: each pack's view through each of its templates. Packs are printed side by side, since
 * the types may come from a thread of their own.
 *
 * @throws TemplateError when a template asks for what is not there, or two print the same file
 */
export async function emit(
  model: Model,
  loaded: Loaded,
  packs: readonly Pack[],
  { importExtension = '.ts', run, types }: EmitOptions,
): Promise<OutputFile[]> {
  const needed = new Set<string>();
  const views = new Map<ViewName, Promise<object>>();
  const printed = packs.map((pack) =>
    run(pack.name, async () => {
      const made = views.get(pack.view) ?? viewOf(pack.view, model, loaded, types);
      views.set(pack.view, made);
      const view = await made;
      return compilePack(pack).flatMap((template) =>
        pagesOf(template.output, view).map(({ path, context }): OutputFile => {
          const runtime = (file: string): string => {
            checkRuntimeFile(file);
            needed.add(file);
            const up = '../'.repeat(path.split('/').length - 1) || './';
            return importPath(`${up}runtime/${file}`, importExtension);
          };
          return { path, text: template.print(context, { view, model, runtime }) };
        }),
      );
    }),
  );
  const files = (await Promise.all(printed)).flat();
  const all = [...files, ...runtimeFiles(needed)];
  refuseSamePath(all);
  return all.map(({ path, text }) => {
    const plain = withLineFeeds(text);
    return {
      path,
      text: languageOf(path) === 'script' ? withImportExtension(plain, importExtension) : plain,
    };
  });
}

async function viewOf(
  name: ViewName,
  model: Model,
  loaded: Loaded,
  types: EmitOptions['types'],
): Promise<object> {
  return name === 'model' ? model : await targets[name](model, loaded, types);
}

interface Page {
  readonly path: string;
  readonly context: object;
}

/** A template prints one file, or one for each exchange when its name says so. */
function pagesOf(output: string, view: object): Page[] {
  if (!output.includes('[exchange]')) return [{ path: output, context: view }];
  const exchanges = 'exchanges' in view && Array.isArray(view.exchanges) ? view.exchanges : [];
  return exchanges.map((exchange: { name: string }) => ({
    path: output.replaceAll('[exchange]', fileName(exchange.name)),
    context: exchange,
  }));
}

function refuseSamePath(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    // On some systems names that differ in case only are one file.
    if (seen.has(path.toLowerCase()))
      throw new TemplateError([
        templateProblem(
          'template-name',
          `Two files would be called ${path}. Give the template of your own another name.`,
        ),
      ]);
    seen.add(path.toLowerCase());
  }
}
