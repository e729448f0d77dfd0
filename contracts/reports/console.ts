import type { Listener } from '../events.ts';
import type { Calls, Report, Result } from '../result.ts';
import { alike } from './alike.ts';
import { failureBlock } from './failure-block.ts';
import { overview } from './overview.ts';
import { marks, type Paint, paintFor } from './paint.ts';
import { byFamily, countsInWords, guideOf, printable, secondsInWords, withStatus } from './words.ts';

/** Writes the report at the end of a verification. */
export function createConsoleReporter(output: NodeJS.WritableStream): Listener {
  const paint = paintFor(output);
  return (event) => {
    if (event.type === 'ended') output.write(consoleReport(event.report, paint));
  };
}

/** The report as text: an overview, a block for each failure, a summary. */
export function consoleReport(report: Report, paint: Paint): string {
  const head = `${headOf(report, paint)} at ${report.url}`;
  if (report.unreachable !== undefined)
    return `${head}\n\n${paint('bold', paint('red', marks.fail.sign))} ${printable(report.unreachable)}\n`;
  const blocks = alike(withStatus(report, 'fail')).map(([first, ...others], index) =>
    failureBlock([first, ...others], passedIn(report, first), index + 1, paint),
  );
  return `${[head, overview(report.results, paint), ...blocks, summary(report, paint)].join('\n\n')}\n`;
}

/** Calls in which the same check passed: what differs between them is where to look. */
function passedIn({ results }: Report, { id }: Result): readonly Calls[] {
  return results.filter((each) => each.id === id && each.status === 'pass').map(({ calls }) => calls);
}

function headOf(report: Report, paint: Paint): string {
  const { merchant } = report;
  const guide = guideOf(report);
  return merchant === undefined ? paint('bold', guide) : `${paint('bold', merchant)}: ${guide}`;
}

function summary(report: Report, paint: Paint): string {
  const failures = withStatus(report, 'fail');
  const { sign, format } = failures.length === 0 ? marks.pass : marks.fail;
  const counts = `${countsInWords(report.summary)}, in ${secondsInWords(report.durationMs)}`;
  const families = byFamily(failures).map(([family, members]) => `${family} ${members.length}`);
  const where = families.length === 0 ? [] : [`  failed: ${families.join(', ')}`];
  return [paint('bold', `${paint(format, sign)} ${counts}`), ...where].join('\n');
}
