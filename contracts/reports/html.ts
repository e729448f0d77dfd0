import { hash } from 'node:crypto';
import type { Report, Status } from '../result.ts';
import { alike } from './alike.ts';
import { htmlResult } from './html-result.ts';
import { htmlScript } from './html-script.ts';
import { htmlStyle } from './html-style.ts';
import { both, countWords, familyWords, headings, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { byFamily, countsInWords, printable, secondsInWords, withStatus } from './words.ts';

const statuses = ['fail', 'warn', 'skip', 'pass'] as const;

const policy = `default-src 'none'; style-src '${sha256(htmlStyle)}'; script-src '${sha256(htmlScript)}'; base-uri 'none'; form-action 'none'`;

/**
 * The report as one self-contained page, in English and Chinese: it loads nothing, and runs only its own script. In
 * Chinese with `?lang=zh`, or when that is the browser's language.
 */
export function htmlReport(report: Report): string {
  const { guide, url, startedAt, durationMs } = report;
  const title = `${guide}: ${countsInWords(report)}`;
  const chinese = statuses.map((status) => `${countWords[status][1]} ${count(report, status)}`).join('，');
  return `<!doctype html>
<html lang="en" data-english="${escapeMarkup(title)}" data-chinese="${escapeMarkup(`${guide}：${chinese}`)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<header>
<h1>${both(words.verification)} ${escapeMarkup(guide)}</h1>
<button type="button" lang="en" data-language="en" hidden>English</button>
<button type="button" lang="zh-CN" data-language="zh-CN" hidden>中文</button>
<p><code>${escapeMarkup(printable(url))}</code></p>
<p><time datetime="${escapeMarkup(startedAt)}">${escapeMarkup(startedAt)}</time>, ${both(words.took)} ${secondsInWords(durationMs)}</p>
<ul class="counts">
${statuses.map((status) => `<li class="${status}"><b>${count(report, status)}</b> ${both(countWords[status])}</li>`).join('\n')}
</ul>
</header>
${filter(report)}
${statuses.map((status) => section(report, status)).join('')}<p class="none" hidden>${both(words.nothing)}</p>
</main>
<template><span class="copied">${both(words.copied)}</span><span class="selected">${both(words.selected)}</span></template>
<script>${htmlScript}</script>
</body>
</html>
`;
}

function count(report: Report, status: Status): number {
  return withStatus(report, status).length;
}

function filter(report: Report): string {
  const ofStatus = statuses
    .filter((status) => count(report, status) > 0)
    .map((status) => `<label>${box('checkbox', 'status', status, true)} ${both(headings[status])}</label>`);
  const ofFamily = byFamily(report.results).map(
    ([family]) => `<label>${box('radio', 'family', family, false)} ${both(familyWords(family))}</label>`,
  );
  return `<form hidden>
<fieldset><legend>${both(words.status)}</legend>${ofStatus.join(' ')}</fieldset>
<fieldset><legend>${both(words.family)}</legend><label>${box('radio', 'family', '', true)} ${both(words.all)}</label> ${ofFamily.join(' ')}</fieldset>
</form>`;
}

function box(type: 'checkbox' | 'radio', name: string, value: string, checked: boolean): string {
  return `<input type="${type}" name="${name}" value="${escapeMarkup(value)}"${checked ? ' checked' : ''}>`;
}

function section(report: Report, status: Status): string {
  const results = withStatus(report, status);
  if (results.length === 0) return '';
  // What is wrong lies open; once, where it is the same in both kinds of calls.
  const open = new Set(status === 'fail' ? alike(results).map(([first]) => first) : []);
  const groups = byFamily(results).map(
    ([family, members]) => `<div class="group" data-family="${escapeMarkup(family)}">
<h3>${both(familyWords(family))}</h3>
${members.map((result) => htmlResult(result, open.has(result))).join('')}</div>
`,
  );
  return `<section data-status="${status}">
<h2>${both(headings[status])} (${results.length})</h2>
${groups.join('')}</section>
`;
}

function sha256(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
