import { randomInt } from 'node:crypto';
import { type Dice, highestSeed, mostRuns, usualDice } from '../../contracts/dice.ts';
import type { Plan } from '../../contracts/plan.ts';
import { CommandError } from '../exit.ts';

/**
 * A seed for the generated checks; a random one is shown, so that it can be used again.
 *
 * @throws CommandError for what is no seed
 */
export function seedFrom(text: string): number {
  if (text === 'random') {
    const drawn = randomInt(highestSeed);
    // Standard output may be for JSON alone.
    console.error(`The generated checks use --seed ${drawn}.`);
    return drawn;
  }
  if (/^\d+$/.test(text) && Number(text) <= highestSeed) return Number(text);
  throw new CommandError(
    `--seed ${text} is no seed: write a whole number from 0 to ${highestSeed}, or random to draw one.`,
  );
}

/** @throws CommandError for what is no number of cases */
export function runsFrom(text: string): number {
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostRuns) return Number(text);
  throw new CommandError(`--runs ${text} is no whole number between 1 and ${mostRuns}.`);
}

/** @throws CommandError where no check throws dice */
export function diceOf({
  seed,
  runs,
  plan = 'full',
}: {
  readonly seed?: number;
  readonly runs?: number;
  readonly plan?: Plan;
}): Dice {
  if (plan !== 'full' && (seed !== undefined || runs !== undefined))
    throw new CommandError(`--plan ${plan} has no generated checks: leave --seed and --runs out.`);
  return { seed: seed ?? usualDice.seed, runs: runs ?? usualDice.runs };
}
