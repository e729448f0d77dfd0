import { jsonReport } from '../../contracts/reports/json.ts';
import { exit } from '../exit.ts';
import { type ReportFile, type Verified, writeReportFile } from '../report-files.ts';

/** Prints the JSON where it is wanted, writes the files asked for, and sets the exit code. */
export async function deliver(
  verified: Verified,
  files: readonly ReportFile[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  const { reports } = verified;
  if (json === true) process.stdout.write(jsonReport(reports));
  if (reports.some(({ summary }) => summary.failed > 0)) process.exitCode = exit.no;
  else if (reports.some(({ unreachable }) => unreachable !== undefined)) process.exitCode = exit.unreachable;
  // Standard output is for the JSON alone, where that is wanted; GitHub reads both.
  const output = json === true ? process.stderr : process.stdout;
  const written = await Promise.allSettled(files.map((file) => writeReportFile(verified, file, output)));
  const unwritten = written.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  // Each file gets its chance; a failed verification outweighs a report that could not be written.
  for (const error of unwritten) console.error(error instanceof Error ? error.message : String(error));
  if (unwritten.length > 0) process.exitCode ??= exit.usage;
}
