import { describe, expect, it } from 'vitest';
import type { Report } from '../result.ts';
import { consoleReport } from './console.ts';
import { annotations } from './github.ts';
import { githubSummary } from './github-summary.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import type { Paint } from './paint.ts';
import { failed, passed, reportOf, severalReports, skipped, warned } from './sample-report.test-helper.ts';
import { sarifReport } from './sarif.ts';
import { tableOf } from './table.ts';

const places = { document: 'spec/saas-v2.yaml', lineOf: () => 76 };
const plain: Paint = (_format, text) => text;

/** What users see of one and the same verification: to be read by whoever changes it. */
const forms: Readonly<Record<string, (of: readonly Report[]) => string>> = {
  'console.txt': (of) => of.map((each) => consoleReport(each, plain)).join('\n'),
  'table.txt': (of) => tableOf(of, plain),
  'junit.xml': junitReport,
  'report.sarif': (of) => sarifReport(of, () => places),
  'annotations.txt': (of) => annotations(of, () => places),
  'summary.md': githubSummary,
  'page.html.txt': (of) => htmlReport(of).replace(/(?<=<(style|script)>).*?(?=<\/\1>)/gs, '…'),
};

const one = [reportOf(passed, failed, { ...failed, calls: 'real' }, warned, skipped)];

describe.each([
  ['one merchant', '', one],
  ['several merchants', 'several/', severalReports()],
])('a report of %s looks as it did', (_, folder, reports) => {
  it.each(Object.entries(forms))('%s', async (file, print) => {
    // The hashes of style and script say nothing to a reader.
    const text = print(reports).replaceAll(/sha256-[\w+/=]+/g, 'sha256-…');
    await expect(text).toMatchFileSnapshot(`testing/snapshots/${folder}${file}`);
  });
});
