import { hash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Received, Sent } from '../exchanged.ts';
import type { Report, Result } from '../result.ts';
import { alike } from './alike.ts';
import { inShort } from './in-short.ts';
import type { Places } from './places.ts';
import { withStatus } from './words.ts';

/**
 * Failures and warnings as SARIF 2.1.0: each check is a rule, each finding points at its exchange in the document. What
 * passed or was skipped is left out, since code scanning would show it as an alert; the run's properties count it.
 *
 * @see SARIF 2.1.0, docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, places: Places): string {
  const { guide, url, startedAt, durationMs, summary, results } = report;
  const checks = [...Map.groupBy(results, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
  const indices = new Map(checks.map(({ id }, index) => [id, index]));
  const run = {
    tool: {
      driver: {
        name: 'koocontract',
        rules: checks.map(ruleOf),
      },
    },
    // Keeps the findings of several guides apart in code scanning.
    automationDetails: { id: `koocontract/${guide}/` },
    invocations: [
      {
        executionSuccessful: true,
        startTimeUtc: startedAt,
        endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: { url, ...summary },
    results: alike(withStatus(report, 'fail', 'warn')).map((group) =>
      findingOf(group, indices.get(group[0].id) ?? -1, places),
    ),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ id, title, rule: { source, section, page } }: Result) {
  const where = [source, section].filter((part) => part !== '').join(', ');
  return {
    id,
    shortDescription: { text: title },
    ...(page === '' ? {} : { helpUri: page }),
    help: {
      text: [title, where, page].filter((part) => part !== '').join('\n'),
      markdown: `${title}\n\nDocumented in ${page === '' ? where : `[${where}](${page})`}.`,
    },
    properties: { tags: [id.split('.')[0] ?? id] },
  };
}

function findingOf(group: readonly [Result, ...Result[]], ruleIndex: number, places: Places) {
  const [{ id, exchange, status, calls, request, response }] = group;
  return {
    ruleId: id,
    ruleIndex,
    level: status === 'fail' ? 'error' : 'warning',
    message: { text: inShort(group) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(places.document) },
          region: { startLine: places.lineOf(exchange) },
        },
        logicalLocations: [{ name: exchange, kind: 'function' }],
      },
    ],
    // Code scanning tells findings in the same line apart, and knows them again, by this.
    partialFingerprints: { primaryLocationLineHash: hash('sha256', `${id} ${exchange} ${calls}`) },
    ...(request === undefined ? {} : { webRequest: requestOf(request) }),
    ...(response === undefined ? {} : { webResponse: responseOf(response) }),
  };
}

function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split('/').map(encodeURIComponent).join('/');
}

function requestOf({ method, url, headers, body }: Sent) {
  return { protocol: 'http', version: '1.1', method, target: url, headers, body: { text: body } };
}

function responseOf({ status, headers, body }: Received) {
  return { protocol: 'http', version: '1.1', statusCode: status, headers, body: { text: body } };
}
