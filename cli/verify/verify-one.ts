import { verify } from '../../contracts/verify.ts';
import { placesByGuide } from '../places-by-guide.ts';
import { readConfig } from '../read-config.ts';
import { parseReportFile } from '../report-files.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { brokerFrom } from './broker.ts';
import { deliver } from './deliver.ts';
import { listenersFor } from './listeners.ts';
import { createLoadGuide } from './load-guides.ts';
import { type Platform, playPlatform } from './platform.ts';
import { prepare } from './prepare.ts';
import type { Job } from './settings.ts';
import { checkWaivers, hintAtNeedless } from './waivers.ts';

/** Verifies the merchant that the command line names; of the configuration only the waivers count. */
export async function verifyOne(job: Job, flags: VerifyFlags): Promise<void> {
  const files = flags.report.map(parseReportFile);
  const { waivers = [], merchants = [] } = await readConfig();
  const loadGuide = createLoadGuide();
  const platform = platformFor(job, flags);
  const prepared = await prepare(job, waivers, loadGuide, platform);
  await checkWaivers([prepared], merchants, loadGuide);
  const broker = brokerFrom(flags, prepared.model);
  await using _playing = await platform?.start();
  const report = await verify(
    { ...prepared.options, broker, bail: flags.bail === true },
    listenersFor(flags),
  );
  hintAtNeedless([{ job: prepared, report }]);
  await deliver({ reports: [report], placesOf: placesByGuide([prepared]) }, files, flags);
}

function platformFor(
  { keyEnv = 'KOO_ACCESS_KEY' }: Job,
  { platformPort, json }: VerifyFlags,
): Platform | undefined {
  // Standard output is for the JSON alone, where that is wanted.
  const output = json === true ? process.stderr : process.stdout;
  return platformPort === undefined ? undefined : playPlatform(platformPort, keyEnv, output);
}
