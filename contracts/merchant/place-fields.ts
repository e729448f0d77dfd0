import type { Exchange, Model } from '../../generator/model/model.ts';
import { canonicalJson } from '../../runtime/signing/canonical-json.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Fields } from './fields.ts';

/** Prints the members of a body, which it is given in alphabetical order. */
export type PrintBody = (members: Fields) => string;

/**
 * The request that carries the fields, each where the document puts it: in query, header or body; fields that the
 * document does not know go into the body or, where there is none, into the query.
 *
 * @param body is sent instead of the fields that belong there
 * @param print prints these; canonical JSON unless told
 */
export function placeFields(
  { dispatch }: Model,
  { method, path, parameters, body: content, activity }: Exchange,
  address: string,
  fields: Fields,
  {
    body,
    print = (members) => canonicalJson(members, 'all'),
    contentType,
  }: {
    readonly body?: string | undefined;
    readonly print?: PrintBody | undefined;
    readonly contentType: string;
  },
): SignableRequest {
  const url = addressOf(address, path);
  const headers = new Headers({ accept: 'application/json' });
  const members: Record<string, unknown> = {};
  const all = { ...(dispatch === undefined ? {} : { [dispatch.name]: activity }), ...fields };
  for (const name of Object.keys(all).sort()) {
    const value = all[name];
    const place = parameters.find((parameter) => parameter.name === name)?.in;
    if (value === undefined) continue;
    if (place === 'header') headers.set(name, textOf(value));
    else if (content === undefined || place === 'query') url.searchParams.set(name, textOf(value));
    else members[name] = value;
  }
  if (content !== undefined) headers.set('content-type', contentType);
  const text = content === undefined ? '' : (body ?? print(members));
  return { method: method.toUpperCase(), url, headers, body: new TextEncoder().encode(text) };
}

/** The merchant's address with the fixed sub-path of an exchange. */
function addressOf(address: string, subpath: string): URL {
  const url = new URL(address);
  if (subpath !== '/') url.pathname = url.pathname.replace(/\/$/, '') + subpath;
  return url;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
