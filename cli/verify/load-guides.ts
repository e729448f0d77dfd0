import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { findDocument } from '../documents.ts';
import type { LoadedGuide } from '../places-by-guide.ts';

/** Loads the document of a guide; once, however many merchants there are. */
export type LoadGuide = (guideOrPath: string) => Promise<LoadedGuide>;

export function createLoadGuide(): LoadGuide {
  const loading = new Map<string, Promise<LoadedGuide>>();
  const load = async (document: string) => ({ document, model: buildModel(await loadDocument(document)) });
  return (guideOrPath) => {
    const document = findDocument(guideOrPath);
    const guide = loading.get(document) ?? load(document);
    loading.set(document, guide);
    return guide;
  };
}
