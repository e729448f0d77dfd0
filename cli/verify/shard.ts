import { CommandError } from '../exit.ts';

/** A share of the work: the second of four. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** @throws CommandError when the text is not like `2/4` */
export function parseShard(text: string): Shard {
  const [, number, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number !== undefined && count !== undefined && number >= 1 && number <= count) return { number, count };
  throw new CommandError(`--shard ${text} is no shard. Write 2/4 for the second of four.`);
}

/** Every fourth item, beginning with the second. */
export function inShard<T>(items: readonly T[], { number, count }: Shard): T[] {
  return items.filter((_, index) => index % count === number - 1);
}
