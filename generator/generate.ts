import { emit } from './emit/emit.ts';
import { loadDocument } from './load/load.ts';
import type { Problem } from './load/problem.ts';
import { buildModel } from './model/build-model.ts';
import { leftOut } from './model/left-out.ts';
import type { Model } from './model/model.ts';
import type { TargetName } from './targets/targets.ts';
import { planOutput, type Step } from './write/plan.ts';
import { writeOutput } from './write/write.ts';

export interface GenerateOptions {
  /** File of the document. */
  readonly document: string;
  /** Folder for the output, given the model's id. */
  readonly folder: (id: string) => string;
  readonly targets: readonly TargetName[];
  /** Compare only; write nothing. */
  readonly check: boolean;
}

export interface Generated {
  readonly model: Model;
  readonly folder: string;
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

/**
 * Generates code from one document: load → model → emit → write.
 *
 * @throws DocumentError when the document has mistakes
 * @throws RefusedError when files that are not ours stand in the way
 */
export async function generate({
  document,
  folder: folderOf,
  targets,
  check,
}: GenerateOptions): Promise<Generated> {
  const loaded = await loadDocument(document);
  const model = buildModel(loaded);
  const files = await emit(model, loaded, targets);
  const folder = folderOf(model.id);
  const steps = planOutput(folder, files);
  if (!check) writeOutput(folder, steps);
  return { model, folder, steps, problems: [...loaded.problems, ...leftOut(loaded.openapi)] };
}
