import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unreachableReport } from '../contracts/report-of.ts';
import { jsonReport } from '../contracts/reports/json.ts';
import {
  failed,
  hostile,
  passed,
  reportOf,
  skipped,
  warned,
} from '../contracts/reports/sample-report.test-helper.ts';
import type { Report } from '../contracts/result.ts';
import { startMerchant, testKey } from '../contracts/testing/reference-merchant.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { createReadReports } from './read-reports.ts';
import { koocontract } from './testing/koocontract.ts';

const one: Report = { ...reportOf(passed, warned), merchant: 'one' };
const two: Report = { ...reportOf(passed, failed), merchant: 'two' };
const three: Report = { ...reportOf(passed, skipped), merchant: 'three' };
const begun = { merchant: 'gone', guide: 'saas-v2', url: 'https://gone.example/' };
const gone = unreachableReport(begun, new Date(), 'No connection.');

describe('koocontract report merge', () => {
  it('makes one report of many, as if run in one', async () => {
    const cwd = temporaryFolder({ 'a.json': jsonReport([one, two]), 'b.json': jsonReport([three]) });
    const { code, stdout } = await koocontract(
      [
        'report',
        'merge',
        'a.json',
        'b.json',
        '--report',
        'json=all.json',
        'junit=all.xml',
        'html=all.html',
        'sarif=all.sarif',
      ],
      { cwd },
    );
    expect(stdout).toBe(
      '  merchant  guide    passed  failed  warnings  skipped    time\n' +
        '✓ one       saas-v2       1       0         1        0  1.23 s\n' +
        '✗ two       saas-v2       1       1         0        0  1.23 s\n' +
        '✓ three     saas-v2       1       0         0        1  1.23 s\n',
    );
    expect(code).toBe(1);
    const { reports, summary } = JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8'));
    expect(summary).toEqual({ passed: 3, failed: 1, warned: 1, skipped: 1 });
    expect(reports).toEqual([one, two, three].map((report) => JSON.parse(jsonReport([report]))));
    expect(readFileSync(join(cwd, 'all.xml'), 'utf8').match(/<testsuite /g)).toHaveLength(3);
    expect(readFileSync(join(cwd, 'all.html'), 'utf8').match(/<article /g)).toHaveLength(3);
    const { runs } = JSON.parse(readFileSync(join(cwd, 'all.sarif'), 'utf8'));
    const [{ physicalLocation }] = runs[1].results[0].locations;
    expect(physicalLocation.artifactLocation.uri).toBe('spec/saas-v2.yaml');
    expect(physicalLocation.region.startLine).toBeGreaterThan(1);
  });

  it.each([
    [[one], 0],
    [[one, gone], 3],
    [[gone, two], 1],
    [[], 0],
  ])('%# has the exit code of one run', async (reports, expected) => {
    const cwd = temporaryFolder({ 'a.json': jsonReport(reports) });
    expect((await koocontract(['report', 'merge', 'a.json'], { cwd })).code).toBe(expected);
  });

  it('takes what was verified with the configuration, whole or in shards, and makes the same of it', async () => {
    await using merchant = await startMerchant();
    const shop = { guide: 'saas-v2', url: merchant.url, only: ['signature'], calls: 'debug' };
    const config = {
      merchants: [
        { ...shop, name: 'one' },
        { ...shop, name: 'two' },
        { ...shop, name: 'three' },
      ],
    };
    const cwd = temporaryFolder({
      'koocontract.config.js': `export default ${JSON.stringify(config)};\n`,
    });
    const env = { KOO_ACCESS_KEY: testKey };
    for (const shard of ['1', '2', '3', '4'])
      await koocontract(['verify', '--shard', `${shard}/4`, '--report', `json=${shard}.json`], { cwd, env });
    const { code, stdout } = await koocontract(
      ['report', 'merge', '1.json', '2.json', '3.json', '4.json', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).reports.map(({ merchant: name }: Report) => name)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('marks no place in a document that it does not have', async () => {
    const other = { ...two, guide: '../package.json' };
    const cwd = temporaryFolder({ 'a.json': jsonReport([other]) });
    const flags = ['--report', 'github', 'sarif=all.sarif'];
    const { code, stdout } = await koocontract(['report', 'merge', 'a.json', ...flags], { cwd });
    expect(stdout).toMatch(/^::error title=two/m);
    expect(readFileSync(join(cwd, 'all.sarif'), 'utf8')).not.toContain('physicalLocation');
    expect(code).toBe(1);
  });

  const text = jsonReport([one]);
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(text), ...change });
  const withResult = (change: object) => changed({ results: [{ ...passed, ...change }] });
  it.each([
    ['no JSON', '{"guide":', 'a.json is no JSON: '],
    ['something else', '[]', 'a.json must be an object.'],
    ['an unknown key', changed({ more: 1 }), 'a.json has a key that does not exist: more.'],
    ['no guide', changed({ guide: undefined }), 'a.json has no guide.'],
    [
      'a hostile name',
      changed({ merchant: 'a\u001b[31m' }),
      'merchant in a.json must be text without control characters.',
    ],
    [
      'no time',
      changed({ startedAt: '2026-13-02T03:04:05.678Z' }),
      'startedAt in a.json must be a time like 2026-01-02T03:04:05.678Z.',
    ],
    [
      'another status',
      withResult({ status: 'fine' }),
      'results[0].status in a.json must be one of pass, fail, warn, skip.',
    ],
    [
      'a page that is a script',
      withResult({ rule: { ...passed.rule, page: 'javascript:alert(1)' } }),
      'results[0].rule.page in a.json must be an https address, or empty.',
    ],
    ['a hostile key', withResult({ 'a\u001b': 1 }), 'has a key that does not exist: a\\u{1b}.'],
    [
      'wrong among several',
      JSON.stringify({ reports: [JSON.parse(text), { ...two, url: 7 }], summary: one.summary }),
      'reports[1].url in a.json must be a string.',
    ],
  ])('refuses a file that holds %s', async (_, content, message) => {
    const cwd = temporaryFolder({ 'a.json': content });
    const { code, stdout, stderr } = await koocontract(['report', 'merge', 'a.json'], { cwd });
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('refuses the same merchant and guide twice', async () => {
    const cwd = temporaryFolder({ 'a.json': text, 'b.json': jsonReport([three, one]) });
    const { code, stderr } = await koocontract(['report', 'merge', 'a.json', 'b.json'], { cwd });
    expect(stderr).toBe(
      'Two verdicts on one merchant, one (saas-v2): in a.json and in b.json. Leave one of the files out.\n',
    );
    expect(code).toBe(2);
  });

  it('names a file that is not there', async () => {
    const { code, stderr } = await koocontract(['report', 'merge', 'gone.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining("gone.json can't be read: ENOENT")]);
  });

  it('counts by itself, whatever the summary says', async () => {
    const cwd = temporaryFolder({ 'a.json': jsonReport([{ ...two, summary: one.summary }]) });
    expect((await koocontract(['report', 'merge', 'a.json'], { cwd })).code).toBe(1);
  });

  it('tells how to use it', async () => {
    const { code, stdout } = await koocontract(['report', 'merge', '--help']);
    expect(stdout).toContain('koocontract report merge shard-*.json --report junit=koo.xml html=koo.html');
    expect(code).toBe(0);
    expect((await koocontract(['report', 'merge'])).code).toBe(2);
    expect((await koocontract(['report'])).code).toBe(2);
  });
});

describe('what verify writes', () => {
  it('is valid by the schema of reports', async () => {
    await using merchant = await startMerchant(() => ({ authenticate: () => undefined }));
    const cwd = temporaryFolder();
    await koocontract(['verify', merchant.url, '--guide', 'saas-v2', '--report', 'json=r.json'], {
      cwd,
      env: { KOO_ACCESS_KEY: testKey },
    });
    const [report] = await createReadReports()(join(cwd, 'r.json'));
    expect(report?.results.length).toBeGreaterThan(50);
    expect(report?.summary.failed).toBeGreaterThan(0);
  });

  it('is valid whatever the merchant answers, and when there is none', async () => {
    const cwd = temporaryFolder({ 'r.json': jsonReport([reportOf(hostile), { ...gone, merchant: 'g' }]) });
    expect(await createReadReports()(join(cwd, 'r.json'))).toHaveLength(2);
  });
});
