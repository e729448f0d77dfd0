import { type Places, placesIn } from '../contracts/reports/places.ts';
import type { Report } from '../contracts/result.ts';
import type { Loaded } from '../generator/load/load.ts';
import type { Model } from '../generator/model/model.ts';

/** The document of a guide, and what was made of it. */
export interface LoadedGuide {
  readonly loaded: Loaded;
  readonly model: Model;
}

/** Finds the places of a report's exchanges in the document of its guide. */
export function placesByGuide(
  guides: readonly LoadedGuide[],
): (report: Pick<Report, 'guide'>) => Places | undefined {
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const known = new Map<string, Places>();
  return ({ guide }) => {
    const found = guides.find(({ model }) => model.id === guide);
    const places = known.get(guide) ?? (found && placesIn(found.loaded.file, found.model, root));
    if (places !== undefined) known.set(guide, places);
    return places;
  };
}
