import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Model } from '../../generator/model/model.ts';

/** The model of the SaaS guide V2.0. */
export async function saasModel(): Promise<Model> {
  return buildModel(await loadDocument('spec/saas-v2.yaml'));
}
