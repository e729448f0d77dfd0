import type { Refusal } from './refusal.ts';

/**
 * How a list of licence codes is refused for some of them: all or nothing. When all have one and the same fault, its own
 * code says more than `92020020`, "Invalid license code exists"; a code that does not exist is just that.
 *
 * @param size number of codes in the list
 * @returns `undefined` when nothing is wrong
 */
export function listRefusal(size: number, refusals: readonly Refusal[]): Refusal | undefined {
  if (size === 0) return { code: '92020002', cause: 'the list is empty' };
  const [first, ...others] = refusals;
  if (first === undefined) return undefined;
  const alike = refusals.length === size && others.every(({ code }) => code === first.code);
  return {
    code: alike && first.code !== '92020005' ? first.code : '92020020',
    cause: others.length === 0 ? first.cause : `${first.cause}; and ${others.length} more`,
  };
}
