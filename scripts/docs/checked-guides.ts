import { everyCheckOf } from '../../contracts/checks/all-checks.ts';
import { wrongCallers } from '../../contracts/testing/caller-faults.ts';
import { allFaults } from '../../contracts/testing/faults/all-faults.ts';
import { guideFaults } from '../../contracts/testing/guide-faults/all-guide-faults.ts';
import { planFaults } from '../../contracts/testing/plan-faults.ts';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { CheckedGuide } from './checks-markdown.ts';

/**
 * The guides that can be verified, with their checks and the faulty merchants that prove them.
 *
 * @param documents files of the guides, in the order of the reference
 */
export async function checkedGuides(documents: readonly string[]): Promise<CheckedGuide[]> {
  const callers = wrongCallers.map(({ habit, ...broken }) => ({ fault: habit, ...broken }));
  const faults = new Map<string, CheckedGuide['faults']>([
    ['saas-v2', [...Object.values(allFaults).flat(), ...planFaults, ...callers]],
    ...Object.entries(guideFaults),
  ]);
  const guides: CheckedGuide[] = [];
  for (const document of documents) {
    const model = buildModel(await loadDocument(document));
    const checks = everyCheckOf(model);
    if (checks.length > 0)
      guides.push({ id: model.id, title: model.title, checks, faults: faults.get(model.id) ?? [] });
  }
  return guides;
}
