import type { Calls, Report, Result, Status } from '../result.ts';

export const callsInWords: Readonly<Record<Calls, string>> = {
  debug: 'debugging calls',
  real: 'real calls',
};

/** Text of strangers, without what would steer a terminal or hide in it: `\u{1b}` for an escape. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, (unit) => `\\u{${unit.codePointAt(0)?.toString(16)}}`);
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length - length} more characters)`;
}

/** `4 passed, 1 failed, 0 warnings, 2 skipped` */
export function countsInWords({ summary }: Report): string {
  const { passed, failed, warned, skipped } = summary;
  return `${passed} passed, ${failed} failed, ${warned} ${warned === 1 ? 'warning' : 'warnings'}, ${skipped} skipped`;
}

export function secondsInWords(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** Results by family, `signature` of `signature.wrong`, in the order of the report. */
export function byFamily(results: readonly Result[]): readonly (readonly [string, readonly Result[]])[] {
  const families = Map.groupBy(results, ({ id }) => id.split('.')[0] ?? id);
  return [...families];
}

export function withStatus({ results }: Report, ...wanted: readonly Status[]): readonly Result[] {
  return results.filter(({ status }) => wanted.includes(status));
}
