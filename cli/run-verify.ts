import { readFileSync } from 'node:fs';
import type { Listener } from '../contracts/events.ts';
import type { EncryptSecret } from '../contracts/merchant/secret-fields.ts';
import { createConsoleReporter } from '../contracts/reports/console.ts';
import { withoutCommands } from '../contracts/reports/github.ts';
import { createProgress } from '../contracts/reports/progress.ts';
import { select } from '../contracts/select.ts';
import { planOf, verify } from '../contracts/verify.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import type { Model } from '../generator/model/model.ts';
import { encryptSecret } from '../runtime/signing/rsa-oaep.ts';
import { findDocument } from './documents.ts';
import { CommandError, exit } from './exit.ts';
import { credentialsFrom, keyVariables } from './keys.ts';
import { parseReportFile, writeReportFile } from './report-files.ts';
import { parseUrl } from './url.ts';
import type { VerifyFlags } from './verify-flags.ts';

/** Verifies a merchant, shows the report, writes the files asked for, and sets the exit code. */
export async function runVerify(argument: string | undefined, flags: VerifyFlags): Promise<void> {
  const { url = argument, ...options } = strayUrl(argument, flags);
  const document = findDocument(options.guide);
  const model = buildModel(await loadDocument(document));
  if (options.list === true) return list(model, options);
  if (url === undefined)
    throw new CommandError('The address of the merchant is missing: koocontract verify URL --guide ID.');
  if (options.publicKey !== undefined && !model.encryptions.includes('rsa-oaep'))
    throw new CommandError(`${model.id} has no secret that --public-key could encrypt: leave it out.`);
  const files = options.report.map(parseReportFile);
  const scheme = model.exchanges.find(({ kind }) => kind === 'webhook')?.signature?.scheme ?? '';
  const credentials = credentialsFrom(keyVariables(scheme, options.keyEnv));
  const report = await verify(
    {
      url: parseUrl(url).href,
      key: credentials.key,
      keyId: credentials.id,
      encryptSecret: options.publicKey === undefined ? undefined : encryptionWith(options.publicKey),
      given: detailsFrom(options.set),
      repeated: repeatedFrom(options),
      model,
      calls: options.calls === 'both' ? undefined : [options.calls],
      billing: options.billing?.split(',') ?? [],
      only: options.only,
      skip: options.skip,
      bail: options.bail === true,
      ...(options.concurrency === undefined ? {} : { concurrency: numberFrom(options.concurrency) }),
      timeout: options.timeout === undefined ? undefined : secondsFrom(options.timeout),
      keyEnv: options.keyEnv,
    },
    listenersFor(options),
  );
  if (options.json === true) console.log(JSON.stringify(report, null, 2));
  if (report.summary.failed > 0) process.exitCode = exit.no;
  // Standard output is for the JSON alone, where that is wanted; GitHub reads both.
  const output = options.json === true ? process.stderr : process.stdout;
  const written = await Promise.allSettled(
    files.map((file) => writeReportFile({ report, model, document }, file, output)),
  );
  const unwritten = written.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  // Each file gets its chance; a failed verification outweighs a report that could not be written.
  for (const error of unwritten) console.error(error instanceof Error ? error.message : String(error));
  if (unwritten.length > 0) process.exitCode ??= exit.usage;
}

/** Progress on the terminal, and the report as text unless JSON is wanted. */
function listenersFor({ json }: VerifyFlags): Listener {
  const progress = createProgress(process.stderr);
  if (json === true) return progress;
  const text = createConsoleReporter(process.stdout);
  const isOnGithub = process.env['GITHUB_ACTIONS'] === 'true';
  const shown = isOnGithub ? withoutCommands(text, process.stdout, crypto.randomUUID()) : text;
  return (event) => {
    progress(event);
    shown(event);
  };
}

/** `--only a b URL` hands the address to the option, which takes all that follows it. */
function strayUrl(argument: string | undefined, flags: VerifyFlags): VerifyFlags & { url?: string } {
  const isUrl = (text: string): boolean => /^https?:\/\//.test(text);
  const url = argument ?? [...flags.only, ...flags.skip, ...flags.report, ...flags.set].find(isUrl);
  if (url === undefined) return flags;
  const rest = (texts: string[]): string[] => texts.filter((text) => !isUrl(text));
  return {
    ...flags,
    url,
    only: rest(flags.only),
    skip: rest(flags.skip),
    report: rest(flags.report),
    set: rest(flags.set),
  };
}

/** `license=PL…` → a detail by its name. */
function detailsFrom(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', ...rest] = word.split('=');
      if (name !== '' && rest.length > 0) return [name, rest.join('=')];
      throw new CommandError(
        `--set ${word} is no detail: write name=value, for example license=PL0123456789ABCDEF.`,
      );
    }),
  );
}

/** @throws CommandError when the file holds no fitting RSA key */
function encryptionWith(file: string): EncryptSecret {
  try {
    const publicKey = readFileSync(file, 'utf8');
    const encrypt: EncryptSecret = (plain, digest) => encryptSecret(plain, publicKey, { digest });
    encrypt('test', 'sha256');
    return encrypt;
  } catch (error) {
    throw new CommandError(`--public-key ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What commands in the report repeat of this one. */
function repeatedFrom({ billing, timeout, set, publicKey }: VerifyFlags): string[] {
  return [
    ...(billing === undefined ? [] : ['--billing', billing]),
    ...(timeout === undefined ? [] : ['--timeout', timeout]),
    ...set.flatMap((detail) => ['--set', detail]),
    ...(publicKey === undefined ? [] : ['--public-key', publicKey]),
  ];
}

function secondsFrom(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new CommandError(`--timeout ${text} is no number of seconds between 0 and 3600.`);
}

function numberFrom(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 100) return number;
  throw new CommandError(`--concurrency ${text} is no whole number between 1 and 100.`);
}

function list(model: Model, { only, skip, json }: VerifyFlags): void {
  const plan = planOf(model);
  const chosen = select(plan, only, skip);
  const shown = plan.filter(({ id }) => chosen.has(id));
  const width = Math.max(...shown.map(({ id }) => id.length));
  const lines = shown.map(({ id, title }) => `${id.padEnd(width)}  ${title}`);
  console.log(json === true ? JSON.stringify(shown, null, 2) : lines.join('\n'));
}
