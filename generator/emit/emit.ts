import { join } from 'node:path';
import type { Loaded } from '../load/load.ts';
import type { Model } from '../model/model.ts';
import { packageRoot } from '../package-root.ts';
import { type RunStep, runStep } from '../steps.ts';
import { type TargetName, targets } from '../targets/targets.ts';
import type { OutputFile } from './output-file.ts';
import { runtimeFiles } from './runtime-files.ts';
import { readPack } from './templates.ts';

/** Prints the chosen targets of a model: each target's view through each template of its pack. */
export async function emit(
  model: Model,
  loaded: Loaded,
  chosen: readonly TargetName[],
  run: RunStep = runStep,
): Promise<OutputFile[]> {
  const needed = new Set<string>();
  const runtime = (file: string): string => {
    needed.add(file);
    return `./runtime/${file}`;
  };
  const files: OutputFile[] = [];
  for (const name of chosen) {
    await run(name, async () => {
      const view = await targets[name](model, loaded);
      for (const template of readPack(join(packageRoot, 'templates', name))) {
        files.push({ path: template.output, text: template.render(view, runtime) });
      }
    });
  }
  return [...files, ...runtimeFiles(needed)];
}
