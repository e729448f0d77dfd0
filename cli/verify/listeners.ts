import type { Listener } from '../../contracts/events.ts';
import { createConsoleReporter } from '../../contracts/reports/console.ts';
import { withoutCommands } from '../../contracts/reports/github.ts';
import { createProgress } from '../../contracts/reports/progress.ts';

/** Progress on the terminal, and the report as text unless JSON is wanted. */
export function listenersFor({ json }: { readonly json?: boolean }): Listener {
  const progress = createProgress(process.stderr);
  if (json === true) return progress;
  const text = createConsoleReporter(process.stdout);
  const isOnGithub = process.env['GITHUB_ACTIONS'] === 'true';
  const shown = isOnGithub ? withoutCommands(text, process.stdout, crypto.randomUUID()) : text;
  return (event) => {
    progress(event);
    shown(event);
  };
}
