import { summaryOf } from '../report-of.ts';
import type { Report, Result, Status, Summary } from '../result.ts';
import { alike } from './alike.ts';
import { markdownText } from './markdown.ts';
import { escapeMarkup } from './markup.ts';
import { isFine, onlyOf, totalOf } from './total.ts';
import {
  byFamily,
  callsInWords,
  countsInWords,
  nameOf,
  printable,
  secondsInWords,
  shorten,
  withStatus,
} from './words.ts';

/** A job summary may hold 1 MiB; this many findings with all their words stay below it. */
const most = 60;
const partLength = 1500;

/**
 * The job summary as Markdown: the counts by family, or by merchant where there are several, then each failure, then
 * each warning.
 *
 * @see docs.github.com, "Workflow commands for GitHub Actions", "Adding a job summary"
 */
export function githubSummary(reports: readonly Report[]): string {
  const only = onlyOf(reports);
  const head = only === undefined ? headOfSeveral(reports) : headOfOne(only);
  return [
    ...head,
    ...findings('Failures', reports, 'fail'),
    ...findings('Warnings', reports, 'warn'),
    '',
  ].join('\n\n');
}

function headOfOne(report: Report): string[] {
  const { url, durationMs, summary, unreachable, results } = report;
  const title = `## ${signOf([report])} ${text(nameOf(report))} at ${text(url)}`;
  if (unreachable !== undefined) return [title, text(unreachable)];
  const rows = byFamily(results).map(([family, members]) => [text(family), ...counts(summaryOf(members))]);
  return [
    title,
    `${countsInWords(summary)}, in ${secondsInWords(durationMs)}.`,
    table(['family', ...columns], rows, 1),
  ];
}

function headOfSeveral(reports: readonly Report[]): string[] {
  const rows = reports.map((report) => {
    const { merchant, guide, url, unreachable, summary, durationMs } = report;
    const outcome = unreachable === undefined ? counts(summary) : [text(unreachable), '', '', ''];
    return [
      `${signOf([report])} ${text(merchant ?? url)}`,
      text(guide),
      ...outcome,
      secondsInWords(durationMs),
    ];
  });
  return [
    `## ${signOf(reports)} ${reports.length} merchants`,
    `${countsInWords(totalOf(reports))}.`,
    table(['merchant', 'guide', ...columns, 'time'], rows, 2),
  ];
}

const columns = ['passed', 'failed', 'warnings', 'skipped'];

function counts({ passed, failed, warned, skipped }: Summary): string[] {
  return [passed, failed, warned, skipped].map(String);
}

function signOf(reports: readonly Report[]): string {
  return isFine(reports) ? '✅' : '❌';
}

/** @param words how many columns hold words; the others hold numbers */
function table(head: readonly string[], rows: readonly (readonly string[])[], words: number): string {
  const rule = head.map((_, column) => (column < words ? ':--' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function findings(heading: string, reports: readonly Report[], status: Status): string[] {
  const groups = reports.flatMap((report) =>
    alike(withStatus(report, status)).map((group) => ({ report, group })),
  );
  if (groups.length === 0) return [];
  const rest = groups.length - most;
  const shown = Map.groupBy(groups.slice(0, most), ({ report }) => report);
  return [
    `### ${heading}`,
    ...[...shown].flatMap(([report, members]) => [
      ...(reports.length > 1 ? [`#### ${text(nameOf(report))}`] : []),
      ...members.map(({ group }) => finding(group)),
    ]),
    ...(rest > 0 ? [`And ${rest} more: \`--report html=FILE\` has them all.`] : []),
  ];
}

function finding([result, ...others]: readonly [Result, ...Result[]]): string {
  const { id, title, message, background, expected, actual, rule, reproduce } = result;
  const calls = [result, ...others].map((each) => callsInWords[each.calls]).join(' and ');
  const where = text([rule.source, rule.section].filter((part) => part !== '').join(', '));
  return [
    // No Markdown is read in a line that begins with an element.
    `<details><summary><b>${escapeMarkup(title)}</b> (${escapeMarkup(id)}, ${calls})</summary>`,
    text(message),
    ...(background === undefined ? [] : [text(background)]),
    [
      ...fact('expected', expected),
      ...fact('actual', actual),
      `* documented: ${rule.page === '' ? where : `[${where}](${rule.page})`}`,
    ].join('\n'),
    ...(reproduce === undefined || reproduce === '' ? [] : [fenced(printable(reproduce))]),
    '</details>',
  ].join('\n\n');
}

function fact(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`* ${name}: ${text(value)}`];
}

function text(value: string): string {
  return markdownText(shorten(value, partLength));
}

/** A code block that no run of backticks in it can end. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${code}\n${fence}`;
}
