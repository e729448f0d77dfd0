import { resolve } from 'node:path';
import { type Places, placesIn } from '../contracts/reports/places.ts';
import type { Report } from '../contracts/result.ts';
import type { Model } from '../generator/model/model.ts';

/** A guide that was loaded, and from where. */
export interface LoadedGuide {
  /** File of the document that the model was made of. */
  readonly document: string;
  readonly model: Model;
}

/** Finds the places of a report's exchanges in the document of its guide. */
export function placesByGuide(
  guides: readonly LoadedGuide[],
): (report: Pick<Report, 'guide'>) => Places | undefined {
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const known = new Map<string, Places>();
  return ({ guide }) => {
    const loaded = guides.find(({ model }) => model.id === guide);
    const places = known.get(guide) ?? (loaded && placesIn(resolve(loaded.document), loaded.model, root));
    if (places !== undefined) known.set(guide, places);
    return places;
  };
}
