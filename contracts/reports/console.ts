import type { Listener } from '../events.ts';
import type { Report } from '../result.ts';
import { alike } from './alike.ts';
import { failureBlock } from './failure-block.ts';
import { overview } from './overview.ts';
import { marks, type Paint, paintFor } from './paint.ts';
import { byFamily, countsInWords, secondsInWords, withStatus } from './words.ts';

/** Writes the report at the end of a verification. */
export function createConsoleReporter(output: NodeJS.WritableStream): Listener {
  const paint = paintFor(output);
  return (event) => {
    if (event.type === 'ended') output.write(consoleReport(event.report, paint));
  };
}

/** The report as text: an overview, a block for each failure, a summary. */
export function consoleReport(report: Report, paint: Paint): string {
  const blocks = alike(withStatus(report, 'fail')).map(([first, ...others], index) =>
    failureBlock(first, others, index + 1, paint),
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
