import type { Report } from '../result.ts';
import { statuses } from './html-sections.ts';
import { both, familyWords, headings, words } from './html-words.ts';
import { escapeMarkup } from './markup.ts';
import { byFamily, withStatus } from './words.ts';

/** Chooses statuses and a family, in all reports at once; the script shows it. */
export function htmlFilter(reports: readonly Report[]): string {
  const ofStatus = statuses
    .filter((status) =>
      reports.some((report) => withStatus(report, status).length > 0 || isUnreached(report, status)),
    )
    .map((status) => `<label>${box('checkbox', 'status', status, true)} ${both(headings[status])}</label>`);
  const ofFamily = byFamily(reports.flatMap(({ results }) => results)).map(
    ([family]) => `<label>${box('radio', 'family', family, false)} ${both(familyWords(family))}</label>`,
  );
  return `<form hidden>
<fieldset><legend>${both(words.status)}</legend>${ofStatus.join(' ')}</fieldset>
<fieldset><legend>${both(words.family)}</legend><label>${box('radio', 'family', '', true)} ${both(words.all)}</label> ${ofFamily.join(' ')}</fieldset>
</form>`;
}

function isUnreached({ unreachable }: Report, status: string): boolean {
  return unreachable !== undefined && status === 'fail';
}

function box(type: 'checkbox' | 'radio', name: string, value: string, checked: boolean): string {
  return `<input type="${type}" name="${name}" value="${escapeMarkup(value)}"${checked ? ' checked' : ''}>`;
}
