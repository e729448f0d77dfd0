import type { MerchantConfig } from '../config.ts';
import { CommandError } from '../exit.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { inShard, parseShard } from './shard.ts';

/**
 * The merchants that the flags leave of those in the configuration.
 *
 * @throws CommandError when there is none to choose from, or a flag is for one merchant alone
 */
export function chosenMerchants(
  merchants: readonly MerchantConfig[],
  { merchant: wanted = [], shard, set, publicKey, keyEnv, platformPort }: VerifyFlags,
): MerchantConfig[] {
  if (merchants.length === 0)
    throw new CommandError(
      'There is nobody to verify. Write koocontract verify URL --guide ID, or list merchants in koocontract.config.ts.',
    );
  const ofOne = { '--set': set[0], '--public-key': publicKey, '--key-env': keyEnv };
  const misplaced = Object.entries(ofOne).find(([, value]) => value !== undefined);
  if (misplaced !== undefined)
    throw new CommandError(
      `${misplaced[0]} is about one merchant. Write it into the configuration, or name the merchant: koocontract verify URL --guide ID.`,
    );
  if (platformPort !== undefined)
    throw new CommandError(
      '--platform-port plays the platform for one merchant. Name it: koocontract verify URL --guide ID.',
    );
  const names = [...new Set(merchants.map(({ name }) => name))];
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new CommandError(`No merchant is called ${unknown}. There are: ${names.join(', ')}.`);
  const named = merchants.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const chosen = shard === undefined ? named : inShard(named, parseShard(shard));
  if (chosen.length === 0)
    console.error(
      `Shard ${shard} is empty: there ${named.length === 1 ? 'is one merchant' : `are ${named.length} merchants`}.`,
    );
  return chosen;
}
