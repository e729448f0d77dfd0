import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Model } from '../../generator/model/model.ts';

/** The model of a bundled guide. */
export async function guideModel(id: string): Promise<Model> {
  return buildModel(await loadDocument(`spec/${id}.yaml`));
}
