import { paintFor } from '../../../contracts/reports/paint.ts';
import { printable } from '../../../contracts/reports/words.ts';
import type { Change, Difference, Place } from '../change.ts';
import { type Source, shownFile } from '../source.ts';
import { byExchange, countChanges, others, sentence } from './groups.ts';

/**
 * The differences for people, exchange by exchange.
 *
 * @param stream where they will be printed: coloured when that is a terminal
 */
export function textReport(difference: Difference, stream: NodeJS.WritableStream): string {
  const { changes } = difference;
  const paint = paintFor(stream);
  const lines = byExchange(changes).flatMap(([exchange, members]) => [
    paint('bold', printable(exchange)),
    ...members.flatMap((change) => {
      const rules = change.rules.length === 0 ? '' : ` (${change.rules.join(', ')})`;
      const words = `${printable(sentence(change))}${rules}`;
      return [
        change.breaking ? `  ${paint('red', '✗')} ${words}` : `  ${paint('dim', '·')} ${words}`,
        paint('dim', `    ${printable(whereabouts(change, difference))}`),
      ];
    }),
    '',
  ]);
  return [...lines, `${countChanges(changes)}.`].join('\n');
}

/** `spec/api.yaml:12, also webhook refreshInstance` */
function whereabouts(change: Change, { old, new: fresh }: Difference): string {
  const shown = (source: Source, { file, line }: Place): string =>
    `${shownFile(source, file, process.cwd())}:${line}`;
  const place =
    change.new !== undefined
      ? shown(fresh, change.new)
      : change.old !== undefined
        ? shown(old, change.old)
        : '';
  const also = others(change);
  return also === '' ? place : `${place}, also ${also}`;
}
