import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { summaryOf } from '../contracts/report-of.ts';
import schema from '../contracts/reports/report.schema.json' with { type: 'json' };
import { printable } from '../contracts/reports/words.ts';
import type { Report } from '../contracts/result.ts';
import { isRecord } from '../generator/load/openapi.ts';
import { CommandError } from './exit.ts';
import { mistake } from './shape.ts';

/** Reads files that `--report json=FILE` has written, in whatever hands they have been since. */
export type ReadReports = (file: string) => Promise<readonly Report[]>;

/**
 * @returns reads one file, which holds one report or several; it throws a CommandError with the file and the place of
 * the first thing in it that is no report
 */
export function createReadReports(): ReadReports {
  // A test sees to it that the schema itself is one.
  const ajv = new Ajv2020({ verbose: true, schemas: { schema }, meta: false, validateSchema: false });
  const one = ajv.compile<Report>({ $ref: 'schema#/$defs/report' });
  const several = ajv.compile<{ reports: Report[] }>({ $ref: 'schema#/$defs/reports' });
  return async (file) => {
    const content = await parsed(file);
    if (isRecord(content) && Object.hasOwn(content, 'reports'))
      return checked(several, content, file).reports.map(withOwnSummary);
    return [withOwnSummary(checked(one, content, file))];
  };
}

async function parsed(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(
      `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(
      printable(`${file} is no JSON: ${error instanceof Error ? error.message : error}`),
    );
  }
}

function checked<T>(validate: ValidateFunction<T>, content: unknown, file: string): T {
  if (validate(content)) return content;
  const [error] = validate.errors ?? [];
  const words = error === undefined ? `${file} has another form.` : mistake(error, file);
  throw new CommandError(printable(`This is no report of koocontract verify: ${words}`));
}

/** Exit codes go by the summary, so it is counted here, whatever the file says. */
function withOwnSummary(report: Report): Report {
  return { ...report, summary: summaryOf(report.results) };
}
