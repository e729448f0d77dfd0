import { hash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Received, Sent } from '../exchanged.ts';
import type { Report, Result } from '../result.ts';
import { alike } from './alike.ts';
import { inShort } from './in-short.ts';
import { type Places, placeIn } from './places.ts';
import { withStatus } from './words.ts';

/**
 * Failures and warnings as SARIF 2.1.0: each check is a rule, each finding points at its exchange in the document. What
 * passed or was skipped is left out, since code scanning would show it as an alert; the run's properties count it.
 *
 * @see SARIF 2.1.0, docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(
  reports: readonly Report[],
  placesOf: (report: Report) => Places | undefined,
): string {
  const runs = reports.map((report) => runOf(report, placesOf(report)));
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(report: Report, places: Places | undefined) {
  const { merchant, guide, url, startedAt, durationMs, unreachable, summary, results } = report;
  const checks = [...Map.groupBy(results, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
  const indices = new Map(checks.map(({ id }, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: 'koocontract',
        rules: checks.map(ruleOf),
      },
    },
    // Keeps the findings of several merchants and guides apart in code scanning.
    automationDetails: {
      id: `koocontract/${[merchant ?? [], guide].flat().map(encodeURIComponent).join('/')}/`,
    },
    invocations: [
      {
        executionSuccessful: unreachable === undefined,
        startTimeUtc: startedAt,
        endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
        ...(unreachable === undefined
          ? {}
          : { toolExecutionNotifications: [{ level: 'error', message: { text: unreachable } }] }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: { ...(merchant === undefined ? {} : { merchant }), url, ...summary },
    results: alike(withStatus(report, 'fail', 'warn')).map((group) =>
      findingOf(group, indices.get(group[0].id) ?? -1, places),
    ),
  };
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

function findingOf(group: readonly [Result, ...Result[]], ruleIndex: number, places: Places | undefined) {
  const [{ id, exchange, status, calls, waived, request, response, place }] = group;
  const found = place ?? placeIn(places, exchange);
  return {
    ruleId: id,
    ruleIndex,
    level: status === 'fail' ? 'error' : 'warning',
    message: { text: inShort(group) },
    locations: [
      {
        ...(found === undefined ? {} : { physicalLocation: physicalLocation(found) }),
        logicalLocations: [{ name: exchange, kind: 'function' }],
      },
    ],
    // Code scanning tells findings in the same line apart, and knows them again, by this.
    partialFingerprints: { primaryLocationLineHash: hash('sha256', `${id} ${exchange} ${calls}`) },
    ...(waived === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${waived.reason} (until ${waived.expires})`,
            },
          ],
        }),
    ...(request === undefined ? {} : { webRequest: requestOf(request) }),
    ...(response === undefined ? {} : { webResponse: responseOf(response) }),
  };
}

function physicalLocation({ file, line }: NonNullable<Result['place']>) {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } };
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
