import type { Report, Result } from '../result.ts';
import { totalOf } from './total.ts';

/**
 * One report as JSON, or several with their sum, as `report.schema.json` describes. Parsed bodies are left out: their
 * text stands beside them, and can be nested without end.
 */
export function jsonReport(reports: readonly Report[]): string {
  const plain = reports.map((report) => ({ ...report, results: report.results.map(withoutParsedBody) }));
  const content = plain.length === 1 ? plain[0] : { reports: plain, summary: totalOf(reports) };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function withoutParsedBody({ response, ...result }: Result) {
  if (response === undefined) return result;
  const { json: _, ...kept } = response;
  return { ...result, response: kept };
}
