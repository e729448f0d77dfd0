import { select } from '../../contracts/select.ts';
import { checkPlan, planOf } from '../../contracts/verify.ts';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { findDocument } from '../documents.ts';
import type { VerifyFlags } from '../verify-flags.ts';

/** Prints what would be verified for a guide. */
export async function listChecks(
  guide: string,
  { plan: name = 'full', only, skip, json }: VerifyFlags,
): Promise<void> {
  const model = buildModel(await loadDocument(findDocument(guide)));
  checkPlan(model, name);
  const plan = planOf(model, { plan: name, hears: true });
  const chosen = select(plan, only, skip);
  const shown = plan.filter(({ id }) => chosen.has(id));
  const width = Math.max(...shown.map(({ id }) => id.length));
  const lines = shown.map(({ id, title }) => `${id.padEnd(width)}  ${title}`);
  console.log(json === true ? JSON.stringify(shown, null, 2) : lines.join('\n'));
}
