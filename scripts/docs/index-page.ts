import { hash } from 'node:crypto';
import { escapeMarkup } from '../../contracts/reports/markup.ts';
import type { ExchangeFacts } from './exchange-facts.ts';
import { indexScript } from './index-script.ts';
import { indexStyle } from './index-style.ts';
import type { GuideFacts } from './read-guide.ts';
import { sitesInWords } from './words.ts';

const policy = `default-src 'none'; style-src '${sha256(indexStyle)}'; script-src '${sha256(indexScript)}'`;

/** The start page: each guide with its exchanges, linked to their places on the guide's page. It loads nothing. */
export function indexPage(guides: readonly GuideFacts[]): string {
  const count = guides.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>KooGallery interfaces</title>
<style>${indexStyle}</style>
</head>
<body>
<main>
<header>
<h1>KooGallery interfaces <span lang="zh">云商店接口</span></h1>
<p>What the marketplace platform and a merchant's server ask of each other: ${count} exchanges in ${guides.length} guides.</p>
<input type="search" placeholder="Filter by words of exchange or guide" aria-label="Filter" hidden>
<nav aria-label="Guides">${guides.map(({ id }) => `<a href="#${id}">${id}</a>`).join(' ')}</nav>
</header>
${guides.map(section).join('\n')}
<p class="none" hidden>Nothing matches.</p>
</main>
<script>${indexScript}</script>
</body>
</html>
`;
}

function section(guide: GuideFacts): string {
  const { id, title, chineseTitle, state, sites, reference, exchanges } = guide;
  return `<section id="${id}" class="${state}">
<h2><a href="${id}.html">${escapeMarkup(title)}</a> <code>${id}</code></h2>
<p><span lang="zh">${escapeMarkup(chineseTitle)}</span></p>
<p class="facts"><b>${state}</b> ${escapeMarkup(sitesInWords(sites))} <a href="${escapeMarkup(reference)}" rel="noreferrer">published reference</a></p>
<ul>
${exchanges.map((exchange) => item(id, exchange)).join('\n')}
</ul>
</section>`;
}

function item(guide: string, { name, summary, anchor, direction }: ExchangeFacts): string {
  return `<li><a href="${escapeMarkup(`${guide}.html${anchor}`)}"><code>${escapeMarkup(name)}</code></a> <span>${escapeMarkup(summary)}</span> <small>${direction}</small></li>`;
}

function sha256(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
