import type { Difference, Place } from '../change.ts';
import { type Source, shownFile } from '../source.ts';

/** The differences for machines. */
export function jsonReport({ old, new: fresh, changes }: Difference): string {
  const breaking = changes.filter((change) => change.breaking).length;
  const report = {
    old: old.name,
    new: fresh.name,
    summary: { breaking, other: changes.length - breaking },
    changes: changes.map((change) => ({
      ...change,
      old: placed(old, change.old),
      new: placed(fresh, change.new),
    })),
  };
  return JSON.stringify(report, null, 2);
}

function placed(source: Source, place: Place | undefined): Place | undefined {
  return place && { ...place, file: shownFile(source, place.file, process.cwd()) };
}
