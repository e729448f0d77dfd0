import { hash } from 'node:crypto';
import type { Report, Status, Summary } from '../result.ts';
import { htmlFilter } from './html-filter.ts';
import { htmlArticle, htmlTable } from './html-merchants.ts';
import { htmlScript } from './html-script.ts';
import { htmlSections, statuses } from './html-sections.ts';
import { htmlStyle } from './html-style.ts';
import { both, countWords, type Words, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { onlyOf, totalOf } from './total.ts';
import { countsInWords, nameOf, printable, secondsInWords } from './words.ts';

const policy = `default-src 'none'; style-src '${sha256(htmlStyle)}'; script-src '${sha256(htmlScript)}'; base-uri 'none'; form-action 'none'`;

/**
 * Reports as one self-contained page, in English and Chinese: it loads nothing, and runs only its own script. In
 * Chinese with `?lang=zh`, or when that is the browser's language.
 */
export function htmlReport(reports: readonly Report[]): string {
  const only = onlyOf(reports);
  const name: Words =
    only === undefined
      ? [`${reports.length} merchants`, `${reports.length} 家商家`]
      : [nameOf(only), nameOf(only)];
  const total = totalOf(reports);
  const title = `${name[0]}: ${countsInWords(total)}`;
  const chinese = statuses.map((status) => `${countWords[status][1]} ${counted(total, status)}`).join('，');
  return `<!doctype html>
<html lang="en" data-english="${escapeMarkup(title)}" data-chinese="${escapeMarkup(`${name[1]}：${chinese}`)}">
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
<h1>${both(words.verification)} ${only === undefined ? both(name) : escapeMarkup(nameOf(only))}</h1>
<button type="button" lang="en" data-language="en" hidden>English</button>
<button type="button" lang="zh-CN" data-language="zh-CN" hidden>中文</button>
${only === undefined ? '' : about(only)}<ul class="counts">
${statuses.map((status) => `<li class="${status}"><b>${counted(total, status)}</b> ${both(countWords[status])}</li>`).join('\n')}
</ul>
</header>
${only === undefined ? `${htmlTable(reports)}\n` : ''}${htmlFilter(reports)}
${only === undefined ? reports.map(htmlArticle).join('') : htmlSections(only, 2)}<p class="none" hidden>${both(words.nothing)}</p>
</main>
<template><span class="copied">${both(words.copied)}</span><span class="selected">${both(words.selected)}</span></template>
<script>${htmlScript}</script>
</body>
</html>
`;
}

function about({ url, startedAt, durationMs }: Report): string {
  return `<p><code>${escapeMarkup(printable(url))}</code></p>
<p><time datetime="${escapeMarkup(startedAt)}">${escapeMarkup(startedAt)}</time>, ${both(words.took)} ${secondsInWords(durationMs)}</p>
`;
}

function counted({ passed, failed, warned, skipped }: Summary, status: Status): number {
  return { pass: passed, fail: failed, warn: warned, skip: skipped }[status];
}

function sha256(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
