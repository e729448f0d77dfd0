import type { Dispatch } from '../../generator/model/model.ts';
import { activityIn } from '../../runtime/receiving/admission.ts';
import { createRouter } from '../../runtime/receiving/route.ts';
import type { Documented } from './documented.ts';
import type { Fault } from './fault.ts';
import type { PactRequest } from './http-message.ts';
import { didYouMean, shown } from './words.ts';

/** An exchange that a request may be meant for. */
export interface Candidate {
  readonly documented: Documented;
  /** Values of the parameters in its path. */
  readonly path: Readonly<Record<string, string>>;
}

/** What a request can be found by. */
export interface Exchanges {
  readonly all: readonly Documented[];
  readonly dispatch: Dispatch | undefined;
  /** Paths that the documented servers stand below. */
  readonly basePaths: readonly string[];
}

/**
 * The exchanges that a request may be meant for, by method, path, and the activity where several share an address; else why
 * there is none.
 */
export function findDocumented(exchanges: Exchanges, request: PactRequest): readonly Candidate[] | Fault {
  const placed = atPath(exchanges, request);
  const fitting = placed.filter(
    ({ documented }) => documented.exchange.method.toUpperCase() === request.method,
  );
  if (fitting.length === 0)
    return placed.length === 0 ? unknownPath(exchanges, request) : unknownMethod(placed, request);
  const { dispatch } = exchanges;
  if (dispatch === undefined || fitting.every(({ documented }) => documented.exchange.activity === undefined))
    return fitting;
  const activity = activityOf(dispatch, request);
  const meant = fitting.filter(({ documented }) => documented.exchange.activity === activity);
  return meant.length > 0 ? meant : unknownActivity(dispatch, fitting, request, activity);
}

function atPath({ all, basePaths }: Exchanges, { path }: PactRequest): Candidate[] {
  const webhooks = all.filter(
    ({ exchange: { kind, path: below } }) => kind === 'webhook' && (below === '/' || path.endsWith(below)),
  );
  const route = createRouter(
    all
      .filter(({ exchange }) => exchange.kind === 'path')
      .map((documented) => ({ documented, method: '', path: documented.exchange.path })),
  );
  const inner = basePaths
    .filter((base) => path.startsWith(`${base}/`))
    .map((base) => path.slice(base.length));
  const routed = [path, ...inner].map((each) => route('', each)).find((found) => found.length > 0) ?? [];
  return [
    ...routed.map((found) => ({ documented: found.exchange.documented, path: found.path })),
    ...webhooks.map((documented) => ({ documented, path: {} })),
  ];
}

function activityOf(dispatch: Dispatch, { query, body }: PactRequest): unknown {
  const url = new URL('http://localhost/');
  for (const { name, values } of query) for (const value of values) url.searchParams.append(name, value);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body?.bytes));
  } catch {
    json = undefined;
  }
  return activityIn(dispatch, url, json) ?? undefined;
}

function unknownPath({ all }: Exchanges, { path }: PactRequest): Fault {
  const known = [...new Set(all.map(({ exchange }) => exchange.path))];
  return {
    severity: 'error',
    at: ['request', 'path'],
    message: `The document has no path ${path}`,
    mend: didYouMean(path, known, 'Is this the document that the pact is about?'),
    expected: known.slice(0, 12).join(', '),
    actual: path,
    rule: { keys: [all.some(({ exchange }) => exchange.kind === 'path') ? 'paths' : 'webhooks'] },
  };
}

function unknownMethod(placed: readonly Candidate[], { method, path }: PactRequest): Fault {
  const known = [...new Set(placed.map(({ documented }) => documented.exchange.method.toUpperCase()))].join(
    ', ',
  );
  return {
    severity: 'error',
    at: ['request', 'method'],
    message: `The document has no ${method} ${path}`,
    mend: `Send it with ${known}.`,
    expected: `${known} ${path}`,
    actual: `${method} ${path}`,
    rule: { keys: placed[0]?.documented.keys.slice(0, -1) ?? [] },
  };
}

function unknownActivity(
  { in: place, name }: Dispatch,
  fitting: readonly Candidate[],
  { body, query }: PactRequest,
  activity: unknown,
): Fault {
  const known = fitting.flatMap(({ documented }) => documented.exchange.activity ?? []);
  const isThere = place === 'query' ? query.some((each) => each.name === name) : activity !== undefined;
  return {
    severity: 'error',
    at: ['request', ...(place === 'query' ? ['query'] : (body?.at ?? [])), ...(isThere ? [name] : [])],
    message: isThere
      ? `The document knows no ${name} ${shown(JSON.stringify(activity))}`
      : `The request has no ${name} in its ${place}, so nothing tells which callback it is`,
    mend: didYouMean(String(activity ?? ''), known, `Give it one of ${known.join(', ')}.`),
    expected: `${name}: ${known.join(', ')}`,
    actual: isThere ? shown(JSON.stringify(activity)) : 'none',
    rule: { keys: ['x-dispatch'] },
  };
}
