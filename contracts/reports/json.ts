import type { Report } from '../result.ts';

/** The report as JSON. Parsed bodies are left out: their text stands beside them, and can be nested without end. */
export function jsonReport(report: Report): string {
  const results = report.results.map(({ response, ...result }) => {
    if (response === undefined) return result;
    const { json: _, ...kept } = response;
    return { ...result, response: kept };
  });
  return `${JSON.stringify({ ...report, results }, undefined, 2)}\n`;
}
