import type { Report, Result, Status } from '../result.ts';
import { receivedLines, sentLines } from './failure-block.ts';
import { htmlStyle } from './html-style.ts';
import { escapeMarkup } from './markup.ts';
import { marks } from './paint.ts';
import { byFamily, callsInWords, countsInWords, printable, secondsInWords, withStatus } from './words.ts';

const headings: Readonly<Record<Status, string>> = {
  fail: 'Failures',
  warn: 'Warnings',
  pass: 'Passed',
  skip: 'Skipped',
};

/** The report as one self-contained page: no scripts, nothing from elsewhere, light and dark. */
export function htmlReport(report: Report): string {
  const { guide, url, startedAt, durationMs } = report;
  const verdict = report.summary.failed === 0 ? 'pass' : 'fail';
  const sections = (['fail', 'warn', 'pass', 'skip'] as const).map((status) => section(report, status));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(`${guide}: ${countsInWords(report)}`)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<header>
<h1>Verification of ${escapeMarkup(guide)}</h1>
<p class="${verdict}"><strong>${countsInWords(report)}</strong></p>
<p><code>${escapeMarkup(printable(url))}</code></p>
<p><time datetime="${escapeMarkup(startedAt)}">${escapeMarkup(startedAt)}</time>, ${secondsInWords(durationMs)}</p>
</header>
${sections.join('')}</main>
</body>
</html>
`;
}

function section(report: Report, status: Status): string {
  const results = withStatus(report, status);
  if (results.length === 0) return '';
  const families = byFamily(results).map(
    ([family, members]) => `<h3>${escapeMarkup(family)}</h3>\n${members.map(article).join('')}`,
  );
  return `<section class="${status}">\n<h2>${headings[status]} (${results.length})</h2>\n${families.join('')}</section>\n`;
}

/** What is wrong lies open; what is right can be opened. */
function article(result: Result): string {
  const { id, calls, title, status, message, expected, actual, request, response, rule, reproduce } = result;
  const open = status === 'fail' ? ' open' : '';
  const facts = [
    message === '' ? '' : `<p>${text(message)}</p>`,
    '<dl>',
    fact('expected', expected),
    fact('actual', actual),
    code('sent', request === undefined ? undefined : sentLines(request).join('\n')),
    code('came', response === undefined ? undefined : receivedLines(response).join('\n')),
    `<dt>documented</dt><dd><a href="${escapeMarkup(rule.page)}" rel="noreferrer">${text(`${rule.source}, ${rule.section}`)}</a></dd>`,
    code('reproduce', reproduce),
    '</dl>',
  ];
  return `<details class="${status}"${open}>
<summary><span class="mark" aria-label="${status}">${marks[status].sign}</span> ${text(title)} <small>${text(id)}, ${callsInWords[calls]}</small></summary>
${facts.filter((line) => line !== '').join('\n')}
</details>
`;
}

function fact(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `<dt>${name}</dt><dd>${text(value)}</dd>`;
}

function code(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<dt>${name}</dt><dd><pre>${text(value)}</pre></dd>`;
}

function text(value: string): string {
  return escapeMarkup(printable(value));
}
