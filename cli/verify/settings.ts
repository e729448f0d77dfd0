import type { Plan } from '../../contracts/plan.ts';
import { CommandError } from '../exit.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { runsFrom, seedFrom } from './dice.ts';

/** How a merchant is verified; each setting is the flag of that name. */
export interface VerifySettings {
  /** Everything unless told. */
  readonly plan?: Plan;
  /** Billing modes of the merchant's products; all unless told. */
  readonly billing?: readonly string[];
  readonly calls?: 'debug' | 'real' | 'both';
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Environment variable that holds the access key; KOO_ACCESS_KEY unless told. */
  readonly keyEnv?: string;
  /** File of the merchant's RSA public key. */
  readonly publicKey?: string;
  /** Details of every purchase that the merchant must know, by name. */
  readonly set?: Readonly<Record<string, string>>;
  /** Makes other generated cases. */
  readonly seed?: number;
  /** Generated cases for each exchange. */
  readonly runs?: number;
  /** Seconds that a request may take. */
  readonly timeout?: number;
  /** How many checks may run at the same time. */
  readonly concurrency?: number;
}

/** One merchant that is to be verified, from the command line or the configuration. */
export interface Job extends VerifySettings {
  /** As the configuration calls it. */
  readonly name?: string;
  readonly guide: string;
  readonly url: string;
}

/**
 * What the command line settles; what it does not mention is missing.
 *
 * @throws CommandError for a value that means nothing
 */
export function settingsFrom(flags: VerifyFlags): VerifySettings {
  const { plan, billing, calls, only, skip, keyEnv, publicKey, set, seed, runs, timeout, concurrency } =
    flags;
  return {
    ...(plan === undefined ? {} : { plan }),
    ...(billing === undefined ? {} : { billing: billing.split(',') }),
    ...(calls === undefined ? {} : { calls }),
    ...(only.length === 0 ? {} : { only }),
    ...(skip.length === 0 ? {} : { skip }),
    ...(keyEnv === undefined ? {} : { keyEnv }),
    ...(publicKey === undefined ? {} : { publicKey }),
    ...(set.length === 0 ? {} : { set: detailsFrom(set) }),
    ...(seed === undefined ? {} : { seed: seedFrom(seed) }),
    ...(runs === undefined ? {} : { runs: runsFrom(runs) }),
    ...(timeout === undefined ? {} : { timeout: secondsFrom(timeout) }),
    ...(concurrency === undefined ? {} : { concurrency: numberFrom(concurrency) }),
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
