import type { Report } from '../../contracts/result.ts';
import { fits, matching, SelectionError } from '../../contracts/select.ts';
import { everythingOf } from '../../contracts/verify.ts';
import { concerns, needlessWaivers, type Waiver } from '../../contracts/waivers.ts';
import type { MerchantConfig } from '../config.ts';
import { CommandError } from '../exit.ts';
import type { LoadGuide } from './load-guides.ts';
import type { Prepared } from './prepare.ts';

/**
 * A waiver with a wrong name would waive nothing, and nobody would know why.
 *
 * @param merchants all of the configuration, since a waiver may be for those that are not verified now
 * @throws CommandError for a waiver that means no check of any guide that it could be for
 */
export async function checkWaivers(
  jobs: readonly Prepared[],
  merchants: readonly MerchantConfig[],
  loadGuide: LoadGuide,
): Promise<void> {
  for (const waiver of new Set(jobs.flatMap(({ waivers }) => waivers))) {
    const own = jobs.filter(({ waivers }) => waivers.includes(waiver)).map(({ job }) => job.guide);
    const others = merchants.filter((merchant) => concerns(waiver, merchant)).map(({ guide }) => guide);
    await checkWaiver(waiver, [...new Set([...own, ...others])], loadGuide);
  }
}

async function checkWaiver(
  { check }: Waiver,
  guides: readonly string[],
  loadGuide: LoadGuide,
): Promise<void> {
  const ids: string[] = [];
  for (const guide of guides) {
    ids.push(...everythingOf((await loadGuide(guide)).model).map(({ id }) => id));
    if (ids.some((id) => fits(check, id))) return;
  }
  try {
    matching(ids, check);
  } catch (error) {
    if (!(error instanceof SelectionError)) throw error;
    throw new CommandError(
      `A waiver in the configuration is for ${check}, of which ${guides.join(', ')} knows nothing. ${error.message}`,
    );
  }
}

/** Tells of waivers that can go. */
export function hintAtNeedless(done: readonly { readonly job: Prepared; readonly report: Report }[]): void {
  const runs = done.map(({ job, report }) => ({ results: report.results, waivers: job.waivers }));
  for (const { check, expires } of needlessWaivers(runs, new Date().toISOString().slice(0, 10)))
    console.error(
      `Hint: the waiver for ${check} until ${expires} was not needed: what it is for did not fail. It can be removed.`,
    );
}
