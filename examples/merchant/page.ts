import { hash } from 'node:crypto';
import type { Instance, Status } from './instances.ts';
import { style } from './page-style.ts';

/** What a browser is told of the page: nothing may be loaded or run, but for its own style. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'`,
  'cache-control': 'no-store',
};

const logo = `<svg viewBox="0 0 42 42" fill="none" aria-hidden="true">
  <rect width="42" height="42" rx="11" fill="currentColor" opacity=".16"/>
  <path d="M12 12.5h18M12 19h18M12 25.5h11" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/>
  <circle cx="29.5" cy="28.5" r="3.4" fill="currentColor"/>
</svg>`;

/**
 * The page of the instances. It shows no password.
 *
 * @param instances those to list, the newest first
 * @param counts how many there are in all, by status
 * @param now tells what has expired
 */
export function renderPage(
  instances: readonly Instance[],
  counts: Readonly<Record<Status, number>>,
  now: Date,
): string {
  const total = counts.active + counts.frozen + counts.released;
  const more =
    total > instances.length
      ? `<p class="more">The newest ${instances.length} of ${total} instances.</p>`
      : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Team Notes: instances</title>
<style>${style}</style>
</head>
<body>
<main>
<header>${logo}<div><h1>Team Notes</h1><p>Workspaces sold on KooGallery</p></div></header>
<dl>
<div><dt>Active</dt><dd>${counts.active}</dd></div>
<div><dt>Frozen</dt><dd>${counts.frozen}</dd></div>
<div><dt>Released</dt><dd>${counts.released}</dd></div>
</dl>
<div class="card">${instances.length === 0 ? nothing : table(instances, now)}</div>
${more}
</main>
</body>
</html>
`;
}

const nothing = '<p class="empty">No instance yet. The first order or debugging call makes one.</p>';

function table(instances: readonly Instance[], now: Date): string {
  return `<table>
<thead><tr><th>Product</th><th>Instance</th><th>In use</th><th>Status</th><th>Valid until (UTC)</th></tr></thead>
<tbody>
${instances.map((instance) => row(instance, now)).join('\n')}
</tbody>
</table>`;
}

function row(instance: Instance, now: Date): string {
  const { id, orderLineId, productName, quota, used, status, test, createdAt } = instance;
  return `<tr${status === 'released' ? ' class="gone"' : ''}>
<td><b>${text(productName ?? 'Team Notes')}</b><small>${text(orderLineId)}</small></td>
<td><code>${text(id)}</code><small>since ${day(createdAt)}</small></td>
<td class="short">${used} of ${quota}<progress value="${used}" max="${Math.max(quota, used)}"></progress></td>
<td class="short"><span class="pill ${status}">${status}</span><span class="pill kind">${test ? 'test' : 'real'}</span></td>
<td>${expiry(instance, now)}</td>
</tr>`;
}

function expiry({ expiresAt, status }: Instance, now: Date): string {
  if (expiresAt === null) return 'no end';
  const late = status !== 'released' && Date.parse(expiresAt) < now.getTime();
  return `${day(expiresAt)}${late ? '<small class="late">expired</small>' : ''}`;
}

function day(time: string): string {
  return `<time datetime="${text(time)}">${text(time.slice(0, 10))}</time>`;
}

/** What others have written, as text: no mark-up, no attribute can be made of it. */
function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
