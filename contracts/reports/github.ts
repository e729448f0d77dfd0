import type { Listener } from '../events.ts';
import type { Report, Result } from '../result.ts';
import { alike } from './alike.ts';
import { inShort } from './in-short.ts';
import { type Places, placeIn } from './places.ts';
import { nameOf, withStatus } from './words.ts';

/**
 * A workflow command for each failure and warning, failures first, since GitHub shows only the first ten of a kind.
 *
 * @see docs.github.com, "Workflow commands for GitHub Actions", "Setting an error message"
 */
export function annotations(
  reports: readonly Report[],
  placesOf: (report: Report) => Places | undefined,
): string {
  const unreached = reports.flatMap((report) =>
    report.unreachable === undefined
      ? []
      : command('error', [`title=${property(nameOf(report))}`], report.unreachable),
  );
  const findings = (['fail', 'warn'] as const).flatMap((status) =>
    reports.flatMap((report) => {
      const places = placesOf(report);
      return alike(withStatus(report, status)).map((group) => {
        const [{ id, title, exchange, place }] = group;
        const words = [...(report.merchant === undefined ? [] : [report.merchant]), `${title} (${id})`].join(
          ': ',
        );
        const parts = [...placed(place ?? placeIn(places, exchange)), `title=${property(words)}`];
        return command(status === 'fail' ? 'error' : 'warning', parts, inShort(group));
      });
    }),
  );
  return [...unreached, ...findings].join('');
}

function command(name: 'error' | 'warning', properties: readonly string[], text: string): string {
  return `::${name} ${properties.join(',')}::${data(text)}\n`;
}

function placed(place: Result['place']): string[] {
  return place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`];
}

/**
 * Has GitHub take nothing that a listener prints at the end for a command: an answer of the merchant could hold one.
 *
 * @param token what nobody can guess
 */
export function withoutCommands(listen: Listener, output: NodeJS.WritableStream, token: string): Listener {
  return (event) => {
    if (event.type === 'ended') output.write(`::stop-commands::${token}\n`);
    listen(event);
    if (event.type === 'ended') output.write(`::${token}::\n`);
  };
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
