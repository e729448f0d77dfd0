import type { Listener } from '../events.ts';
import type { Report } from '../result.ts';
import { failureBlock } from './failure-block.ts';
import { overview } from './overview.ts';
import { marks, type Paint, paintFor } from './paint.ts';
import { byFamily, countsInWords, secondsInWords, withStatus } from './words.ts';

/** A stream that texts are written to, such as `process.stdout`. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Shows the progress on a terminal while a verification runs, and its report at the end. */
export function createConsoleReporter(output: Output): Listener {
  const paint = paintFor(output);
  let finished = 0;
  let failed = 0;
  return (event) => {
    if (event.type === 'ended') {
      showProgress(output, '');
      output.write(consoleReport(event.report, paint));
      return;
    }
    if (event.type === 'finished') {
      finished += 1;
      if (event.result.status === 'fail') failed += 1;
    }
    const failures = failed === 0 ? '' : `, ${paint('red', `${failed} failed`)}`;
    showProgress(output, `Verifying … ${finished} done${failures}`);
  };
}

/** A line that the next one overwrites; nothing where the output is kept. */
function showProgress(output: Output, text: string): void {
  if (output.isTTY === true) output.write(`\r\u001b[2K${text}`);
}

/** The report as text: an overview, a block for each failure, a summary. */
export function consoleReport(report: Report, paint: Paint): string {
  const failures = withStatus(report, 'fail');
  // A check that fails in the same way in both kinds of calls is one failure to its reader.
  const alike = [...Map.groupBy(failures, ({ id, message }) => `${id} ${message}`).values()];
  const blocks = alike.flatMap(([first, ...others], index) =>
    first === undefined ? [] : failureBlock(first, others, index + 1, paint),
  );
  const head = `${paint('bold', report.guide)} at ${report.url}`;
  return `${[head, overview(report.results, paint), ...blocks, summary(report, paint)].join('\n\n')}\n`;
}

function summary(report: Report, paint: Paint): string {
  const failures = withStatus(report, 'fail');
  const { sign, format } = failures.length === 0 ? marks.pass : marks.fail;
  const counts = `${countsInWords(report)}, in ${secondsInWords(report.durationMs)}`;
  const families = byFamily(failures).map(([family, members]) => `${family} ${members.length}`);
  const where = families.length === 0 ? [] : [`  failed: ${families.join(', ')}`];
  return [paint('bold', `${paint(format, sign)} ${counts}`), ...where].join('\n');
}
