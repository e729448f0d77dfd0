import type { Report, Summary } from '../result.ts';

/** The counts of all reports together. */
export function totalOf(reports: readonly Report[]): Summary {
  const sum = (count: keyof Summary) => reports.reduce((total, { summary }) => total + summary[count], 0);
  return { passed: sum('passed'), failed: sum('failed'), warned: sum('warned'), skipped: sum('skipped') };
}

/** The report where there is but one: it needs no overview of several. */
export function onlyOf(reports: readonly Report[]): Report | undefined {
  return reports.length === 1 ? reports[0] : undefined;
}

/** Nothing failed, and every merchant answered. */
export function isFine(reports: readonly Report[]): boolean {
  return reports.every(({ summary, unreachable }) => summary.failed === 0 && unreachable === undefined);
}
