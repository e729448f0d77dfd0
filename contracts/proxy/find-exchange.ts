import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';

/** What tells the exchanges of a merchant's address apart. */
export interface Addressed {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  /** The parsed body; `undefined` when it is not JSON. */
  readonly json: unknown;
}

/**
 * The webhook that a request is meant for, by method, sub-path and the value of the dispatch parameter;
 * `undefined` when none fits, as with an activity that does not exist.
 */
export function findExchange(
  { exchanges, dispatch }: Model,
  { method, url, json }: Addressed,
): Exchange | undefined {
  const found =
    dispatch === undefined
      ? undefined
      : dispatch.in === 'query'
        ? url.searchParams.get(dispatch.name)
        : isRecord(json)
          ? json[dispatch.name]
          : undefined;
  return exchanges.find(
    ({ kind, method: its, path, activity }) =>
      kind === 'webhook' &&
      its === method.toLowerCase() &&
      (path === '/' || url.pathname.endsWith(path)) &&
      (activity === undefined || activity === found),
  );
}
