import { paintFor } from '../contracts/reports/paint.ts';
import { tableOf } from '../contracts/reports/table.ts';
import type { Report } from '../contracts/result.ts';
import { guideIds } from './documents.ts';
import { CommandError } from './exit.ts';
import { type LoadedGuide, placesByGuide } from './places-by-guide.ts';
import { createReadReports } from './read-reports.ts';
import { parseReportFile, type ReportFile } from './report-files.ts';
import { deliver } from './verify/deliver.ts';
import { createLoadGuide } from './verify/load-guides.ts';

/** What the command line says to `koocontract report merge`. */
export interface MergeFlags {
  readonly report: readonly string[];
  readonly json?: boolean;
}

/** Makes one verification of several, in the order of the files: their reports, their exit code. */
export async function mergeReports(paths: readonly string[], flags: MergeFlags): Promise<void> {
  const files = flags.report.map(parseReportFile);
  const readReports = createReadReports();
  const reports: Report[] = [];
  const origins = new Map<string, string>();
  for (const path of paths) {
    for (const report of await readReports(path)) {
      refuseTwice(report, path, origins);
      reports.push(report);
    }
  }
  if (flags.json !== true) process.stdout.write(tableOf(reports, paintFor(process.stdout)));
  await deliver({ reports, placesOf: placesByGuide(await guidesOf(reports, files)) }, files, flags);
}

/** Of two verdicts on the same merchant nobody can tell which one counts. */
function refuseTwice({ merchant, guide, url }: Report, path: string, origins: Map<string, string>): void {
  const name = merchant ?? url;
  const key = JSON.stringify([name, guide]);
  const other = origins.get(key);
  origins.set(key, path);
  if (other === undefined) return;
  throw new CommandError(
    `Two verdicts on one merchant, ${name} (${guide}): in ${other} and in ${path}. Leave one of the files out.`,
  );
}

/** Only our own guides are looked up: a report must not have other files read. */
async function guidesOf(reports: readonly Report[], files: readonly ReportFile[]): Promise<LoadedGuide[]> {
  if (!files.some(({ kind }) => kind === 'sarif' || kind === 'github')) return [];
  const known = guideIds();
  const loadGuide = createLoadGuide();
  const guides = new Set(reports.map(({ guide }) => guide));
  return Promise.all([...guides].filter((guide) => known.includes(guide)).map(loadGuide));
}
