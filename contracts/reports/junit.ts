import type { Report, Result } from '../result.ts';
import { receivedLines, sentLines } from './failure-block.ts';
import { escapeMarkup } from './markup.ts';
import { onlyOf } from './total.ts';
import { byFamily, callsInWords, familyOf, nameOf } from './words.ts';

/**
 * Reports as JUnit XML: a suite per family, or per merchant where there are several. JUnit knows no warnings, so these
 * pass and say so in their output; what is waived counts as skipped.
 */
export function junitReport(reports: readonly Report[]): string {
  const only = onlyOf(reports);
  const suites = only === undefined ? reports.map((report) => suite(nameOf(report), report)) : suitesOf(only);
  const name = escapeMarkup(`koocontract verify${only === undefined ? '' : ` ${nameOf(only)}`}`);
  const time = seconds(reports.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const totals = `name="${name}" ${countsOf(reports)} time="${time}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join('')}</testsuites>\n`;
}

function suitesOf(report: Report): string[] {
  if (report.unreachable !== undefined) return [suite(nameOf(report), report)];
  return byFamily(report.results).map(([family, results]) => suite(family, { ...report, results }));
}

function suite(name: string, report: Report): string {
  const { results, startedAt, unreachable } = report;
  const time = seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const timestamp = startedAt.replace(/\.\d+Z$/, '');
  const head = `name="${escapeMarkup(name)}" ${countsOf([report])} errors="${unreachable === undefined ? 0 : 1}" time="${time}" timestamp="${timestamp}"`;
  const cases = results.map((result) => testCase(report, result));
  return `  <testsuite ${head}>\n${cases.join('')}${unreached(report)}  </testsuite>\n`;
}

/** A merchant that could not be reached must not look as if all were well. */
function unreached(report: Report): string {
  if (report.unreachable === undefined) return '';
  const attributes = `classname="${escapeMarkup(classOf(report))}" name="The merchant answers" time="0.000"`;
  const error = `<error type="unreachable" message="${escapeMarkup(report.unreachable)}"/>`;
  return `    <testcase ${attributes}>\n      ${error}\n    </testcase>\n`;
}

function countsOf(reports: readonly Report[]): string {
  const results = reports.flatMap((report) => report.results);
  const failures = results.filter(({ status }) => status === 'fail');
  const skipped = results.filter(({ status, waived }) => status === 'skip' || waived !== undefined);
  const unreachable = reports.filter((report) => report.unreachable !== undefined);
  return `tests="${results.length + unreachable.length}" failures="${failures.length}" skipped="${skipped.length}"`;
}

/** `my-shop.saas-v2`: viewers make folders of it. */
function classOf({ merchant, guide }: Report): string {
  return merchant === undefined ? guide : `${merchant}.${guide}`;
}

function testCase(report: Report, result: Result): string {
  const className = `${classOf(report)}.${familyOf(result)}`;
  const name = `${result.title} [${result.id}, ${callsInWords[result.calls]}]`;
  const attributes = `classname="${escapeMarkup(className)}" name="${escapeMarkup(name)}" time="${seconds(result.durationMs)}"`;
  const outcome = outcomeOf(result);
  return outcome.length === 0
    ? `    <testcase ${attributes}/>\n`
    : `    <testcase ${attributes}>\n${outcome.map((line) => `      ${line}\n`).join('')}    </testcase>\n`;
}

function outcomeOf(result: Result): string[] {
  const message = escapeMarkup(result.message);
  switch (result.status) {
    case 'pass':
      return [];
    case 'skip':
      return [`<skipped message="${message}"/>`];
    case 'warn': {
      const waived = result.waived === undefined ? [] : [`<skipped message="${message}"/>`];
      return [...waived, `<system-out>${escapeMarkup(`Warning: ${details(result)}`)}</system-out>`];
    }
    case 'fail':
      return [
        `<failure type="${escapeMarkup(result.id)}" message="${message}">${escapeMarkup(details(result))}</failure>`,
      ];
  }
}

function details(result: Result): string {
  const { message, background, expected, actual, request, response, rule, reproduce } = result;
  return [
    message,
    ...(background === undefined ? [] : [background]),
    `expected: ${expected ?? ''}`,
    `actual: ${actual ?? ''}`,
    ...(request === undefined ? [] : ['sent:', ...sentLines(request)]),
    ...(response === undefined ? [] : ['came:', ...receivedLines(response)]),
    `documented: ${rule.source}, ${rule.section}, ${rule.page}`,
    ...(reproduce === undefined ? [] : [`reproduce: ${reproduce}`]),
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
