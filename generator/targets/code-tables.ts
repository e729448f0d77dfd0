import type { Exchange, ResultCodes, ResultRole } from '../model/model.ts';
import { camelCase } from '../model/names.ts';

/** A table of result codes, which several exchanges may share. */
export interface CodeTableView {
  /** Name of the constant. */
  readonly name: string;
  /** Response field that holds the code. */
  readonly code: string;
  /** Response field that holds the text. */
  readonly message: string;
  /** The codes that the receiver itself answers. */
  readonly roles: readonly { readonly role: string; readonly code: string; readonly message: string }[];
  /** Codes of answers that a resend gets again. */
  readonly kept: readonly string[];
  /** The others. */
  readonly refusals: readonly string[];
  /** HTTP statuses other than 200, by code. */
  readonly statuses: readonly { readonly code: string; readonly status: number }[];
}

/** The distinct tables of result codes; most exchanges of a guide share one. */
export function codeTables(exchanges: readonly Exchange[]): Map<Exchange, CodeTableView> {
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
    kept: codes.filter(isKept).map((entry) => entry.code),
    refusals: codes.filter((entry) => !isKept(entry)).map((entry) => entry.code),
    statuses: codes.filter(({ status }) => status !== 200).map(({ code, status }) => ({ code, status })),
  };
}

function isKept({ for: roles }: ResultCodes['codes'][number]): boolean {
  return roles.includes('success') || roles.includes('pending');
}
