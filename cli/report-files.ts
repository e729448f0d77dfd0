import type { Report } from '../contracts/result.ts';
import { CommandError } from './exit.ts';

const kinds = ['json', 'junit', 'html'] as const;
type Kind = (typeof kinds)[number];

export interface ReportFile {
  readonly kind: Kind;
  readonly path: string;
}

/**
 * Reads `json=FILE`, `junit=FILE`, `html=FILE`.
 *
 * @throws CommandError that lists the kinds
 */
export function parseReportFile(text: string): ReportFile {
  const [name = '', ...rest] = text.split('=');
  const kind = kinds.find((known) => known === name);
  const path = rest.join('=');
  if (kind !== undefined && path !== '') return { kind, path };
  throw new CommandError(
    `--report ${text} is not understood. Write ${kinds.map((known) => `${known}=FILE`).join(', ')}.`,
  );
}

/** Writes a report in one of its forms; whole or not at all. */
export async function writeReportFile(report: Report, { kind, path }: ReportFile): Promise<void> {
  const { writeReport } = await import('../contracts/reports/write-report.ts');
  await writeReport(path, await printed(report, kind)).catch((error: unknown) => {
    throw new CommandError(
      `The report could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
}

async function printed(report: Report, kind: Kind): Promise<string> {
  switch (kind) {
    case 'json':
      return (await import('../contracts/reports/json.ts')).jsonReport(report);
    case 'junit':
      return (await import('../contracts/reports/junit.ts')).junitReport(report);
    case 'html':
      return (await import('../contracts/reports/html.ts')).htmlReport(report);
  }
}
