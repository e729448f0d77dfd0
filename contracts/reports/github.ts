import type { Listener } from '../events.ts';
import type { Report } from '../result.ts';
import { alike } from './alike.ts';
import { inShort } from './in-short.ts';
import type { Places } from './places.ts';
import { withStatus } from './words.ts';

/**
 * A workflow command for each failure and warning, failures first, since GitHub shows only the first ten of a kind.
 *
 * @see docs.github.com, "Workflow commands for GitHub Actions", "Setting an error message"
 */
export function annotations(report: Report, { document, lineOf }: Places): string {
  return (['fail', 'warn'] as const)
    .flatMap((status) =>
      alike(withStatus(report, status)).map((group) => {
        const [{ id, title, exchange }] = group;
        const place = `file=${property(document)},line=${lineOf(exchange)},title=${property(`${title} (${id})`)}`;
        return `::${status === 'fail' ? 'error' : 'warning'} ${place}::${data(inShort(group))}\n`;
      }),
    )
    .join('');
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
