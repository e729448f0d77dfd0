import type { Report } from '../result.ts';
import { htmlSections } from './html-sections.ts';
import { both, countWords, type Words, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { marks } from './paint.ts';
import { isFine } from './total.ts';
import { nameOf, printable, secondsInWords } from './words.ts';

/** A line per merchant, which leads to its article; a phone has no room for the rest of the columns. */
export function htmlTable(reports: readonly Report[]): string {
  const { pass, fail, warn, skip } = countWords;
  const heading = (title: Words) => `<th>${both(title)}</th>`;
  const rest = (title: Words) => `<th class="rest">${both(title)}</th>`;
  return `<div class="table"><table>
<thead><tr>${heading(words.merchant)}${heading(words.guide)}${rest(pass)}${heading(fail)}${heading(warn)}${rest(skip)}${rest(words.time)}</tr></thead>
<tbody>
${reports.map(row).join('\n')}
</tbody>
</table></div>`;
}

function row(report: Report, index: number): string {
  const { merchant, guide, url, unreachable, summary, durationMs } = report;
  const status = isFine([report]) ? 'pass' : 'fail';
  const { passed, failed, warned, skipped } = summary;
  const counts =
    unreachable === undefined
      ? `<td class="rest">${passed}</td><td>${failed}</td><td>${warned}</td><td class="rest">${skipped}</td>`
      : `<td class="rest"></td><td colspan="2">${both(words.notReached)}</td><td class="rest"></td>`;
  const name = `<a href="#merchant-${index + 1}">${text(merchant ?? url)}</a>`;
  return `<tr class="${status}"><th><span class="mark" aria-hidden="true">${marks[status].sign}</span> ${name}</th><td>${text(guide)}</td>${counts}<td class="rest">${secondsInWords(durationMs)}</td></tr>`;
}

/** All about one merchant of several. */
export function htmlArticle(report: Report, index: number): string {
  return `<article id="merchant-${index + 1}">
<h2>${text(nameOf(report))}</h2>
<p><code>${text(report.url)}</code></p>
${htmlSections(report, 3)}</article>
`;
}

function text(value: string): string {
  return escapeMarkup(printable(value));
}
