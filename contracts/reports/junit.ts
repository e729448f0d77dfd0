import type { Report, Result } from '../result.ts';
import { receivedLines, sentLines } from './failure-block.ts';
import { escapeMarkup } from './markup.ts';
import { byFamily, callsInWords } from './words.ts';

/** The report as JUnit XML: a suite per family. JUnit knows no warnings, so these pass and say so in their output. */
export function junitReport(report: Report): string {
  const suites = byFamily(report.results).map(([family, results]) => suite(report, family, results));
  const name = escapeMarkup(`koocontract verify ${report.guide}`);
  const totals = `name="${name}" ${countsOf(report.results)} time="${seconds(report.durationMs)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join('')}</testsuites>\n`;
}

function suite({ guide, startedAt }: Report, family: string, results: readonly Result[]): string {
  const time = seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const cases = results.map((result) => testCase(`${guide}.${family}`, result)).join('');
  const timestamp = startedAt.replace(/\.\d+Z$/, '');
  return `  <testsuite name="${escapeMarkup(family)}" ${countsOf(results)} errors="0" time="${time}" timestamp="${timestamp}">\n${cases}  </testsuite>\n`;
}

function countsOf(results: readonly Result[]): string {
  const count = (wanted: string) => results.filter(({ status }) => status === wanted).length;
  return `tests="${results.length}" failures="${count('fail')}" skipped="${count('skip')}"`;
}

function testCase(className: string, result: Result): string {
  const name = `${result.title} [${result.id}, ${callsInWords[result.calls]}]`;
  const attributes = `classname="${escapeMarkup(className)}" name="${escapeMarkup(name)}" time="${seconds(result.durationMs)}"`;
  const outcome = outcomeOf(result);
  return outcome === ''
    ? `    <testcase ${attributes}/>\n`
    : `    <testcase ${attributes}>\n      ${outcome}\n    </testcase>\n`;
}

function outcomeOf(result: Result): string {
  const message = escapeMarkup(result.message);
  switch (result.status) {
    case 'pass':
      return '';
    case 'skip':
      return `<skipped message="${message}"/>`;
    case 'warn':
      return `<system-out>${escapeMarkup(`Warning: ${details(result)}`)}</system-out>`;
    case 'fail':
      return `<failure type="${escapeMarkup(result.id)}" message="${message}">${escapeMarkup(details(result))}</failure>`;
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
