import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { isJson } from '../../generator/model/content.ts';
import type { Json, Model } from '../../generator/model/model.ts';
import type { Interaction } from '../pact/interactions.ts';
import { findDocumented } from '../static/find-documented.ts';
import { MalformedError, type Named, requestOf, responseOf } from '../static/http-message.ts';

/**
 * An interaction that somebody has written, as one of ours: its exchange by its address and activity, its values as an
 * example.
 *
 * @returns the interaction, or why nobody knows which exchange it is about
 */
export function interactionIn(
  written: Readonly<Record<string, unknown>>,
  version: number,
  { exchanges, dispatch }: Model,
): Omit<Interaction, 'id'> | string {
  try {
    const request = requestOf(written, version);
    const response = responseOf(written, version);
    const callbacks = exchanges.filter(({ kind }) => kind === 'webhook');
    const all = callbacks.map((exchange) => ({ ...undocumented, exchange }));
    const found = findDocumented({ all, dispatch, basePaths: [] }, request);
    if ('severity' in found) return `${found.message}.`;
    const [candidate] = found;
    if (candidate === undefined) return 'The document has nothing like it.';
    const description = textAt(written, 'description');
    const state = stateIn(written);
    return {
      description,
      exchange: candidate.documented.exchange,
      example: {
        name: description,
        summary: '',
        state: state === '' ? undefined : { name: state, provides: providedIn(recordAt(written, 'request')) },
        parameters: {
          path: candidate.path,
          query: valuesIn(request.query),
          header: valuesIn(request.headers),
          cookie: {},
        },
        body: request.body === undefined ? undefined : jsonIn(request.body.bytes),
        response: { status: String(response.status), headers: {}, body: undefined },
      },
    };
  } catch (error) {
    if (error instanceof MalformedError) return `${error.message}.`;
    throw error;
  }
}

/** What is not looked at here. */
const undocumented = { keys: [], bodyRequired: false, contents: [], responses: [] };

/** The first state: of several, the others are for the merchant to know. */
function stateIn(written: Readonly<Record<string, unknown>>): string {
  return textAt(listAt(written, 'providerStates')[0], 'name') || textAt(written, 'providerState');
}

/** Names of the values that a state has to supply: `${instanceId}` in a generator. */
function providedIn(request: Readonly<Record<string, unknown>>): string[] {
  const expressions = generatorsIn(request['generators']).map((each) => textAt(each, 'expression'));
  const names = expressions.flatMap((text) =>
    [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)];
}

/** Generators stand a level or two below the part of the request that they are for. */
function generatorsIn(node: unknown): unknown[] {
  if (!isRecord(node)) return [];
  return textAt(node, 'type') === 'ProviderState' ? [node] : Object.values(node).flatMap(generatorsIn);
}

function valuesIn(named: readonly Named[]): Record<string, Json> {
  return Object.fromEntries(named.map(({ name, values }) => [name, values.join(',')]));
}

function jsonIn(bytes: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
