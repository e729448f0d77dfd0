import type { Calls, Report, Result, Status, Summary } from '../result.ts';

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

/** `my-shop: saas-v2`, or the guide alone for a merchant without a name. */
export function nameOf(report: Pick<Report, 'merchant' | 'guide' | 'plan'>): string {
  const guide = guideOf(report);
  return report.merchant === undefined ? guide : `${report.merchant}: ${guide}`;
}

/** `saas-v2`, and what of it was verified, if that was not everything: `saas-v2, plan dialing`. */
export function guideOf({ guide, plan = 'full' }: Pick<Report, 'guide' | 'plan'>): string {
  return plan === 'full' ? guide : `${guide}, plan ${plan}`;
}

/** `4 passed, 1 failed, 0 warnings, 2 skipped` */
export function countsInWords({ passed, failed, warned, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed, ${warned} ${warned === 1 ? 'warning' : 'warnings'}, ${skipped} skipped`;
}

export function secondsInWords(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** Results by family, `signature` of `signature.wrong`, in the order of the report. */
export function byFamily(results: readonly Result[]): readonly (readonly [string, readonly Result[]])[] {
  return [...Map.groupBy(results, familyOf)];
}

export function familyOf({ id }: Pick<Result, 'id'>): string {
  return id.split('.')[0] ?? id;
}

export function withStatus({ results }: Report, ...wanted: readonly Status[]): readonly Result[] {
  return results.filter(({ status }) => wanted.includes(status));
}
