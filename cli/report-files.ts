import { appendFile } from 'node:fs/promises';
import type { Places } from '../contracts/reports/places.ts';
import type { Report } from '../contracts/result.ts';
import { CommandError } from './exit.ts';

const kinds = ['json', 'junit', 'html', 'sarif'] as const;
type Kind = (typeof kinds)[number];

/** A report that the user asked for. */
export type ReportFile = { readonly kind: Kind; readonly path: string } | { readonly kind: 'github' };

/** What report files tell of. */
export interface Verified {
  readonly reports: readonly Report[];
  /** Where the exchanges stand; `undefined` where nobody knows. */
  placesOf(report: Report): Places | undefined;
}

/**
 * Reads `json=FILE`, `junit=FILE`, `html=FILE`, `sarif=FILE`, `github`.
 *
 * @throws CommandError that lists the kinds
 */
export function parseReportFile(text: string): ReportFile {
  if (text === 'github') return { kind: text };
  const [name = '', ...rest] = text.split('=');
  const kind = kinds.find((known) => known === name);
  const path = rest.join('=');
  if (kind !== undefined && path !== '') return { kind, path };
  throw new CommandError(
    `--report ${text} is not understood. Write ${kinds.map((known) => `${known}=FILE`).join(', ')} or github.`,
  );
}

/**
 * Writes a report in one of its forms; a file whole or not at all.
 *
 * @param output where annotations go
 */
export async function writeReportFile(
  verified: Verified,
  file: ReportFile,
  output: NodeJS.WritableStream,
): Promise<void> {
  if (file.kind === 'github') return writeForGithub(verified, output);
  const { writeReport } = await import('../contracts/reports/write-report.ts');
  await writeReport(file.path, await printed(verified, file.kind)).catch(unwritten('report', file.path));
}

/** Annotations, and a job summary where GitHub has named a file for it. */
async function writeForGithub(verified: Verified, output: NodeJS.WritableStream): Promise<void> {
  const { annotations } = await import('../contracts/reports/github.ts');
  const { githubSummary } = await import('../contracts/reports/github-summary.ts');
  output.write(annotations(verified.reports, verified.placesOf));
  const path = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path !== '')
    await appendFile(path, githubSummary(verified.reports)).catch(unwritten('job summary', path));
}

function unwritten(what: string, path: string): (error: unknown) => never {
  return (error) => {
    throw new CommandError(
      `The ${what} could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
}

async function printed({ reports, placesOf }: Verified, kind: Kind): Promise<string> {
  switch (kind) {
    case 'json':
      return (await import('../contracts/reports/json.ts')).jsonReport(reports);
    case 'junit':
      return (await import('../contracts/reports/junit.ts')).junitReport(reports);
    case 'html':
      return (await import('../contracts/reports/html.ts')).htmlReport(reports);
    case 'sarif':
      return (await import('../contracts/reports/sarif.ts')).sarifReport(reports, placesOf);
  }
}
