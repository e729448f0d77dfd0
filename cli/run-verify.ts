import { CommandError } from './exit.ts';
import { listChecks } from './verify/list-checks.ts';
import { settingsFrom } from './verify/settings.ts';
import { strayUrl } from './verify/stray-url.ts';
import { verifyAll } from './verify/verify-all.ts';
import { verifyOne } from './verify/verify-one.ts';
import type { VerifyFlags } from './verify-flags.ts';

/** Verifies a merchant or all that the configuration lists, or lists what would be verified. */
export async function runVerify(argument: string | undefined, given: VerifyFlags): Promise<void> {
  const { url, ...flags } = strayUrl(argument, given);
  if (flags.static !== undefined) {
    const { verifyStatic } = await import('./verify/verify-static.ts');
    return verifyStatic(flags.static, url, flags);
  }
  if (flags.document !== undefined)
    throw new CommandError(
      '--document belongs to --static. Name the document of a server with --guide, which takes a file, too.',
    );
  const { guide } = flags;
  if (guide === undefined && url === undefined && flags.list !== true) return verifyAll(flags);
  if (guide === undefined)
    throw new CommandError(
      `The guide is missing: koocontract verify ${flags.list === true ? '--list' : 'URL'} --guide ID.`,
    );
  if (flags.list === true) return listChecks(guide, flags);
  if (url === undefined)
    throw new CommandError(
      'The address of the merchant is missing: koocontract verify URL --guide ID. Without --guide, the merchants of koocontract.config.ts are verified.',
    );
  if (flags.shard !== undefined || flags.merchant !== undefined)
    throw new CommandError(
      `${flags.shard === undefined ? '--merchant' : '--shard'} chooses from the merchants of koocontract.config.ts: leave the address and --guide out.`,
    );
  return verifyOne({ ...settingsFrom(flags), guide, url }, flags);
}
