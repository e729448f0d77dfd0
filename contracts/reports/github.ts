import type { Listener } from '../events.ts';
import type { Report } from '../result.ts';
import { alike } from './alike.ts';
import { inShort } from './in-short.ts';
import { type Places, placeIn } from './places.ts';
import { nameOf, withStatus } from './words.ts';
import { annotation } from './workflow-command.ts';

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
      : annotation('error', { title: nameOf(report), place: undefined }, report.unreachable),
  );
  const findings = (['fail', 'warn'] as const).flatMap((status) =>
    reports.flatMap((report) => {
      const places = placesOf(report);
      return alike(withStatus(report, status)).map((group) => {
        const [{ id, title, exchange, place }] = group;
        const words = [...(report.merchant === undefined ? [] : [report.merchant]), `${title} (${id})`].join(
          ': ',
        );
        const about = { title: words, place: place ?? placeIn(places, exchange) };
        return annotation(status === 'fail' ? 'error' : 'warning', about, inShort(group));
      });
    }),
  );
  return [...unreached, ...findings].join('');
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
