import type { Loaded } from '../load/load.ts';
import type { Dispatch, Exchange, Model, Parameter, ResultCodes, ResultRole } from '../model/model.ts';
import { camelCase } from '../model/names.ts';
import { textType } from '../validation/text-type.ts';
import { documentation } from './documentation.ts';
import { type HeaderView, header } from './header.ts';
import { type SchemeView, schemesOf } from './schemes.ts';

export interface ServerView extends HeaderView {
  /** Types to import from `types.ts`. */
  readonly types: readonly string[];
  /** Validators to import from `validators.ts`. */
  readonly validators: readonly string[];
  readonly schemes: readonly SchemeView[];
  /** One scheme has plain `credentials`, several have one set each. */
  readonly manySchemes: boolean;
  readonly dispatch: Dispatch | undefined;
  readonly codeTables: readonly CodeTableView[];
  readonly exchanges: readonly ServerExchangeView[];
  readonly usesReply: boolean;
  readonly usesResultError: boolean;
}

interface CodeTableView {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly roles: readonly { readonly role: string; readonly code: string; readonly message: string }[];
  readonly kept: readonly string[];
  readonly statuses: readonly { readonly code: string; readonly status: number }[];
}

interface ServerExchangeView {
  readonly name: string;
  readonly requestType: string;
  readonly resultType: readonly { readonly status: number; readonly type: string; readonly plain: boolean }[];
  readonly doc: readonly string[];
  readonly optional: boolean;
  readonly method: string;
  readonly path: string;
  readonly activity: string | undefined;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly type: string }[];
  readonly scheme: SchemeView | undefined;
  readonly window: number;
  readonly codeTable: string | undefined;
  readonly idempotencyKey: readonly string[] | undefined;
  readonly validateRequest: string;
  readonly responses: readonly { readonly status: number; readonly validate: string }[];
}

/** The `server` target: a handler interface and a receiver for every exchange. */
export function serverView(model: Model, loaded: Loaded): ServerView {
  const schemes = schemesOf(model);
  const tables = codeTables(model.exchanges);
  const exchanges = model.exchanges.map((exchange) => exchangeView(model, exchange, schemes, tables));
  return {
    ...header(model, loaded),
    types: unique(
      exchanges.flatMap(({ requestType, resultType }) => [
        requestType,
        ...resultType.map(({ type }) => type),
      ]),
    ),
    validators: unique(
      exchanges.flatMap(({ validateRequest, responses }) => [
        validateRequest,
        ...responses.map(({ validate }) => validate),
      ]),
    ),
    schemes,
    manySchemes: schemes.length > 1,
    dispatch: model.dispatch,
    codeTables: [...new Set(tables.values())],
    exchanges,
    usesReply: exchanges.some(({ resultType }) => resultType.some(({ plain }) => !plain)),
    usesResultError: tables.size > 0,
  };
}

function exchangeView(
  model: Model,
  exchange: Exchange,
  schemes: readonly SchemeView[],
  tables: ReadonlyMap<Exchange, CodeTableView>,
): ServerExchangeView {
  // A range or `default` says nothing that could be answered by itself.
  const replies = exchange.responses.filter(({ status }) => /^\d+$/.test(status));
  const success = replies.find(({ status }) => status.startsWith('2')) ?? replies[0];
  const ordered = success === undefined ? [] : [success, ...replies.filter((reply) => reply !== success)];
  return {
    name: exchange.name,
    requestType: exchange.requestType,
    resultType: ordered.map((reply) => ({
      status: Number(reply.status),
      type: reply.typeName,
      plain: reply === success,
    })),
    doc: documentation(exchange),
    optional: exchange.optional,
    method: exchange.method.toUpperCase(),
    path: exchange.path,
    activity: exchange.activity,
    parameters: exchange.parameters
      .filter(({ signing }) => !signing)
      .map((parameter) => parameterView(model, parameter)),
    scheme: schemes.find(({ name }) => name === exchange.signature?.scheme),
    window: exchange.signature?.window ?? 0,
    codeTable: tables.get(exchange)?.name,
    idempotencyKey: exchange.idempotency?.key,
    validateRequest: `validate${exchange.requestType}`,
    responses: ordered.map(({ status, typeName }) => ({
      status: Number(status),
      validate: `validate${typeName}`,
    })),
  };
}

function parameterView(
  model: Model,
  { in: place, name, schema }: Parameter,
): ServerExchangeView['parameters'][number] {
  return { in: place, name, type: textType(model, schema) };
}

/** The distinct tables of result codes; most exchanges of a guide share one. */
function codeTables(exchanges: readonly Exchange[]): Map<Exchange, CodeTableView> {
  const distinct = new Map<string, CodeTableView>();
  const result = new Map<Exchange, CodeTableView>();
  for (const exchange of exchanges) {
    const table = exchange.resultCodes && codeTable(exchange.resultCodes);
    if (table === undefined) continue;
    const fingerprint = JSON.stringify(table);
    const known = distinct.get(fingerprint) ?? {
      name: distinct.size === 0 ? 'resultCodes' : camelCase(`${exchange.name} result codes`),
      ...table,
    };
    distinct.set(fingerprint, known);
    result.set(exchange, known);
  }
  return result;
}

function codeTable({ code, message, codes }: ResultCodes): Omit<CodeTableView, 'name'> | undefined {
  const withRole = (role: ResultRole) => codes.find((entry) => entry.for.includes(role));
  const refusals = (['unauthorized', 'stale', 'invalid', 'internal'] as const).map((role) => ({
    role,
    entry: withRole(role) ?? withRole('invalid'),
  }));
  const roles = refusals.flatMap(({ role, entry }) =>
    entry === undefined ? [] : [{ role, code: entry.code, message: entry.message }],
  );
  // A table without a code for bad requests can't word the receiver's own refusals.
  if (roles.length < refusals.length) return undefined;
  return {
    code,
    message,
    roles,
    kept: codes
      .filter((entry) => entry.for.includes('success') || entry.for.includes('pending'))
      .map((entry) => entry.code),
    statuses: codes.filter(({ status }) => status !== 200).map(({ code, status }) => ({ code, status })),
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
