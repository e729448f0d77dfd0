/**
 * Measures several things by turns (A B C, A B C, …), so that whatever else the machine does hits all alike.
 *
 * @param measure gets the number of the round, from 0; `undefined` leaves the thing out of this round
 * @returns what each came to, in the order of the things
 */
export async function byTurns<Thing, Measured>(
  rounds: number,
  things: readonly Thing[],
  measure: (thing: Thing, round: number, before: readonly Measured[]) => Promise<Measured | undefined>,
): Promise<readonly { readonly thing: Thing; readonly measured: readonly Measured[] }[]> {
  const results = things.map((thing) => ({ thing, measured: [] as Measured[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { thing, measured } of results) {
      const value = await measure(thing, round, measured);
      if (value !== undefined) measured.push(value);
    }
  }
  return results;
}
