import { describe, expect, it } from 'vitest';
import type { Report } from '../result.ts';
import { consoleReport } from './console.ts';
import { annotations } from './github.ts';
import { githubSummary } from './github-summary.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { failed, passed, reportOf, skipped, warned } from './sample-report.test-helper.ts';
import { sarifReport } from './sarif.ts';

const report = reportOf(passed, failed, { ...failed, calls: 'real' }, warned, skipped);
const places = { document: 'spec/saas-v2.yaml', lineOf: () => 76 };

/** What users see of one and the same verification: to be read by whoever changes it. */
const forms: Readonly<Record<string, (of: Report) => string>> = {
  'console.txt': (of) => consoleReport(of, (_format, text) => text),
  'junit.xml': junitReport,
  'report.sarif': (of) => sarifReport(of, places),
  'annotations.txt': (of) => annotations(of, places),
  'summary.md': githubSummary,
  'page.html.txt': (of) => htmlReport(of).replace(/(?<=<(style|script)>).*?(?=<\/\1>)/gs, '…'),
};

describe('a report looks as it did', () => {
  it.each(Object.entries(forms))('%s', async (file, print) => {
    // The hashes of style and script say nothing to a reader.
    const text = print(report).replaceAll(/sha256-[\w+/=]+/g, 'sha256-…');
    await expect(text).toMatchFileSnapshot(`testing/snapshots/${file}`);
  });
});
