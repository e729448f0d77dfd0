import { emit } from './emit/emit.ts';
import type { ImportExtension } from './emit/import-extension.ts';
import { type Loaded, loadDocument } from './load/load.ts';
import type { OpenApi } from './load/openapi.ts';
import { DocumentError, type Problem } from './load/problem.ts';
import { shownPath } from './load/problem-place.ts';
import { buildModel } from './model/build-model.ts';
import type { Model } from './model/model.ts';
import { choosePacks } from './packs/choose-packs.ts';
import { findPacks } from './packs/find-packs.ts';
import { TemplateError } from './packs/template-error.ts';
import { templateInputs } from './packs/template-files.ts';
import { type RunStep, runStep } from './steps.ts';
import type { PrintedTypes } from './types-printer/print-types.ts';
import { type PrintTypes, printHere, type TypesPrinter } from './types-printer/types-printer.ts';
import { planOutput, type Step } from './write/plan.ts';
import { writeOutput } from './write/write.ts';

export interface GenerateOptions {
  /** File of the document. */
  readonly document: string;
  /** Folder for the output, given the model's id. */
  readonly folder: (id: string) => string;
  /** Names of ours, and of packs in the folder of templates. */
  readonly targets: readonly string[];
  /** Folder with a user's templates. */
  readonly templates?: string | undefined;
  /** References to other machines are followed. */
  readonly allowRemote?: boolean | undefined;
  /** How relative imports end in what is printed; `.ts` unless told. */
  readonly importExtension?: ImportExtension | undefined;
}

export interface Planned {
  readonly id: string;
  readonly folder: string;
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /** Every file that the document was read from, and every file of a user's templates, absolute. */
  readonly inputs: readonly string[];
}

/**
 * Makes the code of one document and compares it with what stands in its folder: load → model → emit → plan.
 * Nothing is written; `writeOutput` does that, when the plans of all documents are fine.
 *
 * @throws DocumentError when the document has mistakes, or holds what can't be printed
 * @throws TemplateError when a user's templates have mistakes
 */
export async function planGeneration(
  { document, folder: folderOf, targets, templates, allowRemote, importExtension }: GenerateOptions,
  run: RunStep = runStep,
  typesPrinter: TypesPrinter = () => printHere,
): Promise<Planned> {
  const packs = choosePacks(findPacks(templates), targets);
  // It gets ready while the document is read.
  const printTypes = packs.some(({ view }) => view === 'types') ? typesPrinter() : undefined;
  let begun: { readonly openapi: OpenApi; readonly types: Promise<PrintedTypes> } | undefined;
  // Types are printed while the document is checked.
  const onForm = printTypes && ((openapi: OpenApi) => (begun = startPrinting(printTypes, openapi)));
  const loaded = await run('load', () => loadDocument(document, { allowRemote, onForm }));
  if (printTypes !== undefined && begun?.openapi !== loaded.openapi)
    begun = startPrinting(printTypes, loaded.openapi);
  const model = await run('model', () => buildModel(loaded));
  refuseEmpty(model, loaded);
  const files = await emit(model, loaded, packs, { importExtension, run, types: begun?.types }).catch(
    (error: unknown) => {
      throw error instanceof TemplateError ? error : cannotPrint(loaded, error);
    },
  );
  const folder = folderOf(model.id);
  const steps = await run('write', () => planOutput(folder, files));
  const inputs = [...loaded.files, ...templateInputs(templates)];
  return { id: model.id, folder, steps, problems: loaded.problems, inputs };
}

function startPrinting(print: PrintTypes, openapi: OpenApi) {
  const types = print(openapi);
  // Who waits for them is told.
  types.catch(() => {});
  return { openapi, types };
}

/** The same for one document alone, and writes it. */
export async function generate(options: GenerateOptions): Promise<Planned> {
  const planned = await planGeneration(options);
  writeOutput(planned.folder, planned.steps);
  return planned;
}

function refuseEmpty({ exchanges }: Model, { file }: Loaded): void {
  if (exchanges.length > 0) return;
  const message = `${shownPath(file)} has neither paths nor webhooks, so there is nothing to generate.`;
  throw new DocumentError([
    { severity: 'error', code: 'nothing-to-generate', message, suggestions: [], place: undefined },
  ]);
}

/** A document may be well-formed and yet say what no code can: a pattern that is no pattern, an empty enum. */
function cannotPrint({ file }: Loaded, error: unknown): DocumentError {
  const message = `${shownPath(file)} can't be generated: ${error instanceof Error ? error.message : String(error)}`;
  return new DocumentError([
    { severity: 'error', code: 'not-expressible', message, suggestions: [], place: undefined },
  ]);
}
