import type { Model, ResultRole } from '../../generator/model/model.ts';
import { findGuide } from '../guides/find-guide.ts';
import { exchangeOf } from './exchange-of.ts';

/** How the answers of an exchange are read. */
export interface Reading {
  /** Field of the body that holds the result code; `undefined` where the HTTP status says it all. */
  readonly code: string | undefined;
  /** Field of the body that holds its text. */
  readonly message: string;
  /** Result codes by what they stand for. */
  readonly codes: Readonly<Partial<Record<ResultRole, string>>>;
  /** "Being processed" counts as success. */
  readonly asynchronous: boolean;
}

/** By the document's table of result codes, and by the guide's word on what may take its time. */
export function readingOf(model: Model, exchange: string): Reading {
  const { resultCodes } = exchangeOf(model, exchange);
  const roles = (resultCodes?.codes ?? []).flatMap(({ code, for: names }) =>
    names.map((role) => [role, code] as const),
  );
  return {
    code: resultCodes?.code,
    message: resultCodes?.message ?? '',
    codes: Object.fromEntries(roles),
    asynchronous: findGuide(model)?.habits.asynchronous.includes(exchange) ?? false,
  };
}
