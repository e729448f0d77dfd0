import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import {
  failed,
  hostile,
  hostileText,
  passed,
  reportOf,
  severalReports,
  skipped,
  warned,
} from './sample-report.test-helper.ts';
import { elementsOf } from './testing/elements-of.ts';
import { writeReport } from './write-report.ts';

const report = reportOf(passed, failed, warned, skipped);

describe('the JUnit report', () => {
  it('has a suite per family and a case per result', () => {
    const names = elementsOf(junitReport([report]));
    expect(names.filter((name) => name === 'testsuite')).toHaveLength(2);
    expect(names.filter((name) => name === 'testcase')).toHaveLength(4);
    expect(junitReport([report])).toContain('<testsuite name="signature" tests="2" failures="1" skipped="0"');
  });

  it('tells failures, warnings and skips apart', () => {
    const xml = junitReport([report]);
    expect(xml).toContain('<failure type="signature.wrong" message="A request whose signature');
    expect(xml).toContain('<system-out>Warning: upgradeInstance, which is optional, was refused.');
    expect(xml).toContain('<skipped message="newInstance opens no instance; see life-cycle.create."/>');
  });

  it('has a suite per merchant where there are several, and an error for one that is away', () => {
    const xml = junitReport(severalReports());
    elementsOf(xml);
    expect([...xml.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'north: saas-v2',
      'south: saas-v2',
      'south: kit-v2',
    ]);
    expect(xml).toContain('<error type="unreachable" message="No connection to https://kit.example."/>');
    expect(xml).toContain('tests="7" failures="1" skipped="2"');
  });

  it('escapes hostile text, and holds only characters that XML knows', () => {
    const xml = junitReport([reportOf(hostile)]);
    elementsOf(xml);
    expect(xml).not.toContain('<script');
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  });
});

describe('the JSON report', () => {
  it('is the report', () => {
    const parsed = JSON.parse(jsonReport([report])) as typeof report;
    expect(parsed.summary).toEqual(report.summary);
    expect(parsed.results.map(({ id }) => id)).toEqual(report.results.map(({ id }) => id));
    expect(parsed.results[1]?.response?.body).toBe('{"resultCode":"000000"}');
  });

  it('holds several, and their sum', () => {
    const parsed = JSON.parse(jsonReport(severalReports()));
    expect(parsed.summary).toEqual({ passed: 2, failed: 1, warned: 2, skipped: 1 });
    expect(parsed.reports).toHaveLength(3);
    expect(JSON.parse(jsonReport([]))).toMatchObject({ reports: [], summary: { failed: 0 } });
  });

  it('keeps hostile text as it is', () => {
    expect(JSON.parse(jsonReport([reportOf(hostile)]))).toMatchObject({
      results: [{ message: hostileText }],
    });
  });

  it('stands answers that are nested without end', () => {
    const response = {
      status: 200,
      headers: {},
      body: '',
      json: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)),
      durationMs: 1,
    };
    expect(() => jsonReport([reportOf({ ...failed, response })])).not.toThrow();
  });
});

describe('a report file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koocontract-report-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('replaces an older one and leaves nothing else behind', async () => {
    const file = join(folder, 'report.json');
    await writeFile(file, 'old');
    await writeReport(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it('gets the folders that it needs', async () => {
    await writeReport(join(folder, 'a', 'b', 'report.html'), 'text');
    expect(await readFile(join(folder, 'a', 'b', 'report.html'), 'utf8')).toBe('text');
  });

  it('that cannot be written leaves nothing behind', async () => {
    await expect(writeReport(join(folder), 'text')).rejects.toThrow(folder);
    const beside = await readdir(dirname(folder));
    expect(beside.filter((name) => name.startsWith(`${basename(folder)}.`))).toEqual([]);
  });
});
