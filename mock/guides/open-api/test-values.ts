/**
 * What a test value stands for. Whatever starts with one and `-` stands for the same, so that there are as many as
 * anybody likes, and each run can have its own.
 *
 * @returns `undefined` for any other value
 */
export function meaningOf<Meaning>(
  testValues: Readonly<Record<string, Meaning>>,
  value: string,
): Meaning | undefined {
  const fitting = Object.entries(testValues).filter(
    ([name]) => value === name || value.startsWith(`${name}-`),
  );
  // Of two that fit, the longer one is meant.
  return fitting.toSorted(([a], [b]) => b.length - a.length)[0]?.[1];
}
