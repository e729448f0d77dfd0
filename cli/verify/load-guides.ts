import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { findDocument } from '../documents.ts';
import type { LoadedGuide } from '../places-by-guide.ts';

/** Loads the document of a guide; once, however often it is asked for. */
export type LoadGuide = (guideOrPath: string) => Promise<LoadedGuide>;

export function createLoadGuide(): LoadGuide {
  const loading = new Map<string, Promise<LoadedGuide>>();
  const load = async (document: string) => {
    const loaded = await loadDocument(document);
    return { loaded, model: buildModel(loaded) };
  };
  return (guideOrPath) => {
    const document = findDocument(guideOrPath);
    const guide = loading.get(document) ?? load(document);
    loading.set(document, guide);
    return guide;
  };
}
