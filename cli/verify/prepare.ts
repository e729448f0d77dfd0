import { choose, type VerifyOptions } from '../../contracts/verify.ts';
import { concerns, type Waiver } from '../../contracts/waivers.ts';
import { CommandError } from '../exit.ts';
import { credentialsFrom, keyVariables } from '../keys.ts';
import type { LoadedGuide } from '../places-by-guide.ts';
import { parseUrl } from '../url.ts';
import { diceOf } from './dice.ts';
import type { LoadGuide } from './load-guides.ts';
import type { Platform } from './platform.ts';
import { encryptionWith } from './public-key.ts';
import type { Job } from './settings.ts';

/** A job with all that it needs: nothing has been sent yet. */
export interface Prepared extends LoadedGuide {
  readonly job: Job;
  readonly options: VerifyOptions;
  /** Those of the configuration that concern the merchant. */
  readonly waivers: readonly Waiver[];
}

/**
 * @param platform that the merchant calls
 * @throws CommandError for a guide that does not exist, a key that is missing, an address that is none
 * @throws SelectionError as `verify` does
 */
export async function prepare(
  job: Job,
  all: readonly Waiver[],
  loadGuide: LoadGuide,
  platform?: Platform,
): Promise<Prepared> {
  const { name, url, publicKey, calls = 'both', keyEnv = 'KOO_ACCESS_KEY' } = job;
  const { loaded, model } = await loadGuide(job.guide);
  if (publicKey !== undefined && !model.encryptions.includes('rsa-oaep'))
    throw new CommandError(`${model.id} has no secret that --public-key could encrypt: leave it out.`);
  const scheme = model.exchanges.find(({ kind }) => kind === 'webhook')?.signature?.scheme ?? '';
  const credentials = credentialsFrom(keyVariables(scheme, keyEnv));
  const waivers = all.filter((waiver) => concerns(waiver, job));
  const options: VerifyOptions = {
    merchant: name,
    url: parseUrl(url).href,
    key: credentials.key,
    keyId: credentials.id,
    encryptSecret: publicKey === undefined ? undefined : encryptionWith(publicKey),
    given: job.set ?? {},
    dice: diceOf(job),
    repeated: [...repeatedFrom(job), ...(platform?.repeated ?? [])],
    model,
    plan: job.plan ?? 'full',
    platformCalls: platform?.calls,
    calls: calls === 'both' ? undefined : [calls],
    billing: job.billing ?? [],
    only: job.only ?? [],
    skip: job.skip ?? [],
    ...(job.concurrency === undefined ? {} : { concurrency: job.concurrency }),
    timeout: job.timeout,
    keyEnv,
    waivers,
  };
  choose(options);
  return { job, loaded, model, options, waivers };
}

/** What commands in the report repeat of this one. */
function repeatedFrom({ plan, billing = [], timeout, set = {}, publicKey }: Job): string[] {
  return [
    ...(plan === undefined ? [] : ['--plan', plan]),
    ...(billing.length === 0 ? [] : ['--billing', billing.join(',')]),
    ...(timeout === undefined ? [] : ['--timeout', String(timeout)]),
    ...Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
    ...(publicKey === undefined ? [] : ['--public-key', publicKey]),
  ];
}
