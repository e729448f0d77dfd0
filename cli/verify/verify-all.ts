import { unreachableReport } from '../../contracts/report-of.ts';
import { paintFor } from '../../contracts/reports/paint.ts';
import { tableOf } from '../../contracts/reports/table.ts';
import type { Report } from '../../contracts/result.ts';
import { verify } from '../../contracts/verify.ts';
import { CommandError } from '../exit.ts';
import { placesByGuide } from '../places-by-guide.ts';
import { readConfig } from '../read-config.ts';
import { parseReportFile } from '../report-files.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { brokerFlag } from './broker.ts';
import { chosenMerchants } from './chosen-merchants.ts';
import { deliver } from './deliver.ts';
import { listenersFor } from './listeners.ts';
import { createLoadGuide } from './load-guides.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Job, settingsFrom } from './settings.ts';
import { checkWaivers, hintAtNeedless } from './waivers.ts';

/** Verifies the merchants of the configuration, one after the other; one that can't be reached stops no other. */
export async function verifyAll(flags: VerifyFlags): Promise<void> {
  refuseBroker(flags);
  const files = flags.report.map(parseReportFile);
  const settings = settingsFrom(flags);
  const { merchants = [], waivers = [] } = await readConfig();
  const loadGuide = createLoadGuide();
  // Whatever is wrong with any of them is told before the first request.
  const jobs: Prepared[] = [];
  for (const { url = '', ...merchant } of chosenMerchants(merchants, flags))
    jobs.push(await prepareNamed({ ...merchant, url, ...settings }));
  await checkWaivers(jobs, merchants, loadGuide);

  const done: { job: Prepared; report: Report }[] = [];
  for (const job of jobs) {
    if (done.length > 0 && flags.json !== true) console.log();
    const report = await verifyOrTell(job, flags);
    done.push({ job, report });
    if (flags.bail === true && report.summary.failed > 0) break;
  }
  const left = jobs.slice(done.length).map(({ job }) => job.name);
  const reports = done.map(({ report }) => report);
  if (flags.json !== true && reports.length > 0)
    console.log(`\n${tableOf(reports, paintFor(process.stdout))}`.trimEnd());
  if (left.length > 0)
    console.error(`Not verified, since --bail ends with the first failure: ${left.join(', ')}.`);
  // Another shard may need what this one does not.
  if (flags.shard === undefined) hintAtNeedless(done);
  await deliver({ reports, placesOf: placesByGuide(jobs) }, files, flags);

  async function prepareNamed(job: Job): Promise<Prepared> {
    if (job.url === '')
      throw new CommandError(
        `${job.name}: There is no address. Does the configuration read it from a variable that is not set?`,
      );
    return prepare(job, waivers, loadGuide).catch((error: unknown) => {
      if (!(error instanceof Error) || !['CommandError', 'SelectionError'].includes(error.name)) throw error;
      throw new CommandError(`${job.name}: ${error.message}`);
    });
  }
}

/** The result for one version of a merchant can't be that of several merchants. */
function refuseBroker(flags: VerifyFlags): void {
  const flag = brokerFlag(flags);
  if (flag === undefined) return;
  throw new CommandError(
    `${flag} is about one merchant in a Pact Broker: name it, koocontract verify URL --guide ID ${flag} ….`,
  );
}

async function verifyOrTell({ options, model }: Prepared, flags: VerifyFlags): Promise<Report> {
  const startedAt = new Date();
  const listen = listenersFor(flags);
  try {
    return await verify({ ...options, bail: flags.bail === true }, listen);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UnreachableError') throw error;
    const report = unreachableReport({ ...options, guide: model.id }, startedAt, error.message);
    listen({ type: 'ended', report });
    return report;
  }
}
