import { expect, test } from 'vitest';
import { byTurns } from './by-turns.ts';

test('things are measured by turns, and their results kept apart', async () => {
  const order: string[] = [];
  const results = await byTurns(2, ['a', 'b'], async (thing, round) => {
    order.push(`${thing}${round}`);
    return round;
  });
  expect(order).toEqual(['a0', 'b0', 'a1', 'b1']);
  expect(results).toEqual([
    { thing: 'a', measured: [0, 1] },
    { thing: 'b', measured: [0, 1] },
  ]);
});

test('a thing can be left out of a round, in view of what it came to before', async () => {
  const results = await byTurns(3, ['a'], async (_thing, round, before: readonly number[]) =>
    before.length < 2 ? round : undefined,
  );
  expect(results[0]?.measured).toEqual([0, 1]);
});
