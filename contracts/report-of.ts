import type { Report, Result, Status, Summary } from './result.ts';

/** What is known of a verification before it begins. */
export interface Begun extends Pick<Report, 'guide' | 'url' | 'plan'> {
  readonly merchant?: string | undefined;
}

/** The report of a verification that ends now. */
export function reportOf(begun: Begun, startedAt: Date, results: readonly Result[]): Report {
  return {
    ...headOf(begun, startedAt),
    summary: summaryOf(results),
    results,
  };
}

/** The report about a merchant whose server could not be reached. */
export function unreachableReport(begun: Begun, startedAt: Date, reason: string): Report {
  return { ...headOf(begun, startedAt), unreachable: reason, summary: summaryOf([]), results: [] };
}

export function summaryOf(results: readonly Result[]): Summary {
  const count = (wanted: Status) => results.filter(({ status }) => status === wanted).length;
  return { passed: count('pass'), failed: count('fail'), warned: count('warn'), skipped: count('skip') };
}

function headOf({ merchant, guide, plan = 'full', url }: Begun, startedAt: Date) {
  return {
    ...(merchant === undefined ? {} : { merchant }),
    guide,
    plan,
    url,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
  };
}
