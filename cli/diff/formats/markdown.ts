import { markdownText } from '../../../contracts/reports/markdown.ts';
import type { Change, Difference } from '../change.ts';
import { byExchange, countChanges, others, sentence } from './groups.ts';

/** A comment on GitHub may hold 65536 characters, and this many changes stay below that; breaking ones come first. */
const most = 150;

/** The differences as Markdown, for comments and job summaries. */
export function markdownReport({ old, new: fresh, changes }: Difference): string {
  const sign = changes.some(({ breaking }) => breaking) ? '❌' : '✅';
  const rest = changes.length - most;
  return [
    `## ${sign} ${countChanges(changes)}`,
    `${markdownText(old.name)} → ${markdownText(fresh.name)}`,
    ...section(
      'Breaking',
      changes.slice(0, most).filter(({ breaking }) => breaking),
    ),
    ...section(
      'Other',
      changes.slice(0, most).filter(({ breaking }) => !breaking),
    ),
    ...(rest > 0 ? [`And ${rest} more: \`koocontract diff\` without \`--format\` has them all.`] : []),
    '',
  ].join('\n\n');
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const groups = byExchange(changes).map(([exchange, members]) =>
    [`* **${markdownText(exchange)}**`, ...members.map((change) => `  * ${item(change)}`)].join('\n'),
  );
  return [`### ${title}`, groups.join('\n')];
}

function item(change: Change): string {
  const also = others(change);
  const rules = change.rules.map((rule) => ` <code>${markdownText(rule)}</code>`).join('');
  return `${withCode(sentence(change))}${rules}${also === '' ? '' : ` (also ${markdownText(also)})`}`;
}

/** What stands between backticks is code; Markdown would still read what is in it. */
function withCode(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `<code>${markdownText(part)}</code>` : markdownText(part)))
    .join('');
}
