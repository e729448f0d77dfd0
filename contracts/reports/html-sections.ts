import type { Report, Status } from '../result.ts';
import { alike } from './alike.ts';
import { htmlResult } from './html-result.ts';
import { both, familyWords, headings, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { byFamily, printable, withStatus } from './words.ts';

/** In the order in which a reader wants them. */
export const statuses = ['fail', 'warn', 'skip', 'pass'] as const;

/**
 * All results of a report, a section per status.
 *
 * @param level of the sections' headings
 */
export function htmlSections(report: Report, level: 2 | 3): string {
  if (report.unreachable !== undefined) return unreached(report.unreachable, level);
  return statuses.map((status) => section(report, status, level)).join('');
}

function section(report: Report, status: Status, level: 2 | 3): string {
  const results = withStatus(report, status);
  if (results.length === 0) return '';
  // What is wrong lies open; once, where it is the same in both kinds of calls.
  const open = new Set(status === 'fail' ? alike(results).map(([first]) => first) : []);
  const groups = byFamily(results).map(
    ([family, members]) => `<div class="group" data-family="${escapeMarkup(family)}">
<h${level + 1}>${both(familyWords(family))}</h${level + 1}>
${members.map((result) => htmlResult(result, open.has(result))).join('')}</div>
`,
  );
  return `<section data-status="${status}">
<h${level}>${both(headings[status])} (${results.length})</h${level}>
${groups.join('')}</section>
`;
}

function unreached(reason: string, level: 2 | 3): string {
  return `<section data-status="fail">
<h${level}>${both(words.notReached)}</h${level}>
<div class="group" data-family=""><p>${escapeMarkup(printable(reason))}</p></div>
</section>
`;
}
