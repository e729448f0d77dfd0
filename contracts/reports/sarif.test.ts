import { describe, expect, it } from 'vitest';
import type { Result } from '../result.ts';
import {
  failed,
  hostile,
  passed,
  reportOf,
  severalReports,
  skipped,
  waived,
  warned,
} from './sample-report.test-helper.ts';
import { sarifReport } from './sarif.ts';

const places = {
  document: 'spec/my guide.yaml',
  lineOf: (exchange: string) => (exchange === 'newInstance' ? 76 : 153),
};

/** What code scanning reads of a report. */
interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri?: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly unknown[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}

function runOf(...results: readonly Result[]): Log['runs'][number] {
  const { version, runs } = JSON.parse(sarifReport([reportOf(...results)], () => places)) as Log;
  expect([version, runs.length]).toEqual(['2.1.0', 1]);
  const [run] = runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

describe('the SARIF report', () => {
  it('has a rule for each check, once, with its page', () => {
    const { rules } = runOf(passed, failed, { ...failed, calls: 'real' }, skipped).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(['signature.valid', 'signature.wrong', 'life-cycle.query']);
    expect(rules[1]?.helpUri).toBe(failed.rule.page);
  });

  it('leaves out the page of a rule that has none', () => {
    const { rules } = runOf({ ...failed, rule: { source: '', section: '', page: '' } }).tool.driver;
    expect(rules[0]).not.toHaveProperty('helpUri');
  });

  it('has failures and warnings only, each of its rule', () => {
    const { results, tool } = runOf(passed, failed, warned, skipped);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['signature.wrong', 'error'],
      ['life-cycle.upgrade', 'warning'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('points at the exchange in the document', () => {
    const { results } = runOf({ ...failed, exchange: 'queryInstance' });
    expect(results[0]?.locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'spec/my%20guide.yaml' },
          region: { startLine: 153 },
        },
      },
    ]);
  });

  it('names a document that stands elsewhere by its whole address', () => {
    const elsewhere = { ...places, document: '/some where/a.yaml' };
    expect(sarifReport([reportOf(failed)], () => elsewhere)).toContain(
      '"uri": "file:///some%20where/a.yaml"',
    );
  });

  it('has a run for each of several merchants, with a category of its own', () => {
    const { runs } = JSON.parse(sarifReport(severalReports(), () => places));
    expect(runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id)).toEqual([
      'koocontract/north/saas-v2/',
      'koocontract/south/saas-v2/',
      'koocontract/south/kit-v2/',
    ]);
    const [{ executionSuccessful, toolExecutionNotifications }] = runs[2].invocations;
    expect([executionSuccessful, toolExecutionNotifications[0].message.text]).toEqual([
      false,
      'No connection to https://kit.example.',
    ]);
  });

  it('suppresses what is waived', () => {
    expect(runOf(waived, failed).results.map((result) => 'suppressions' in result)).toEqual([true, false]);
  });

  it('tells findings of the same rule and line apart', () => {
    const { results } = runOf(failed, { ...failed, calls: 'real', message: 'Something else.' });
    const prints = results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
    expect(new Set(prints).size).toBe(2);
  });

  it('shows no control characters of a merchant', () => {
    expect(runOf(hostile).results[0]?.message.text).not.toMatch(/[^\P{C}\n]/u);
  });
});
