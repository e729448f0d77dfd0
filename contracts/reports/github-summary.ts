import type { Report, Result } from '../result.ts';
import { alike } from './alike.ts';
import { escapeMarkup } from './markup.ts';
import {
  byFamily,
  callsInWords,
  countsInWords,
  printable,
  secondsInWords,
  shorten,
  withStatus,
} from './words.ts';

/** A job summary may hold 1 MiB; this many findings with all their words stay below it. */
const most = 60;
const partLength = 1500;

/**
 * The job summary as Markdown: the counts by family, then each failure, then each warning.
 *
 * @see docs.github.com, "Workflow commands for GitHub Actions", "Adding a job summary"
 */
export function githubSummary(report: Report): string {
  const { guide, url, durationMs, summary } = report;
  const sign = summary.failed === 0 ? '✅' : '❌';
  return [
    `## ${sign} ${text(guide)} at ${text(url)}`,
    `${countsInWords(report)}, in ${secondsInWords(durationMs)}.`,
    table(report),
    ...findings('Failures', withStatus(report, 'fail')),
    ...findings('Warnings', withStatus(report, 'warn')),
    '',
  ].join('\n\n');
}

function table({ results }: Report): string {
  const rows = byFamily(results).map(([family, members]) => {
    const counts = (['pass', 'fail', 'warn', 'skip'] as const).map(
      (wanted) => members.filter(({ status }) => status === wanted).length,
    );
    return `| ${text(family)} | ${counts.join(' | ')} |`;
  });
  return [
    '| family | passed | failed | warnings | skipped |',
    '| :-- | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

function findings(heading: string, results: readonly Result[]): string[] {
  const groups = alike(results);
  if (groups.length === 0) return [];
  const rest = groups.length - most;
  return [
    `### ${heading}`,
    ...groups.slice(0, most).map(finding),
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

/** One line of text in which nothing is Markdown or HTML. */
function text(value: string): string {
  const line = printable(shorten(value, partLength)).replaceAll(/\s+/g, ' ');
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_~[\]|>!#$@]/g, '\\$&');
}

/** A code block that no run of backticks in it can end. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${code}\n${fence}`;
}
