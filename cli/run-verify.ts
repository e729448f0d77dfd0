import { createConsoleReporter } from '../contracts/reports/console.ts';
import { planOf, verify } from '../contracts/verify.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import type { Model } from '../generator/model/model.ts';
import { findDocument } from './documents.ts';
import { CommandError, exit } from './exit.ts';
import { accessKeyFrom } from './keys.ts';
import { parseReportFile, writeReportFile } from './report-files.ts';
import { parseUrl } from './url.ts';
import type { VerifyFlags } from './verify-flags.ts';

/** Verifies a merchant, shows the report, writes the files asked for, and sets the exit code. */
export async function runVerify(url: string | undefined, options: VerifyFlags): Promise<void> {
  const model = buildModel(await loadDocument(findDocument(options.guide)));
  if (options.list === true) return list(model, options.json === true);
  if (url === undefined)
    throw new CommandError('The address of the merchant is missing: koocontract verify URL --guide ID.');
  const files = options.report.map(parseReportFile);
  const seconds = Number(options.timeout);
  if (!(seconds > 0)) throw new CommandError(`--timeout ${options.timeout} is no number of seconds.`);
  const report = await verify(
    {
      url: parseUrl(url).href,
      key: accessKeyFrom(options.keyEnv),
      model,
      calls: options.calls === 'both' ? ['debug', 'real'] : [options.calls],
      billing: options.billing?.split(',') ?? [],
      only: options.only,
      skip: options.skip,
      timeout: seconds,
      keyEnv: options.keyEnv,
    },
    options.json === true ? undefined : createConsoleReporter(process.stdout),
  );
  if (options.json === true) console.log(JSON.stringify(report, null, 2));
  for (const file of files) await writeReportFile(report, file);
  if (report.summary.failed > 0) process.exitCode = exit.no;
}

function list(model: Model, json: boolean): void {
  const plan = planOf(model);
  const width = Math.max(...plan.map(({ id }) => id.length));
  const lines = plan.map(({ id, title }) => `${id.padEnd(width)}  ${title}`);
  console.log(json ? JSON.stringify(plan, null, 2) : lines.join('\n'));
}
