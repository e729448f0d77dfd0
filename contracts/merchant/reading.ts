import type { Model } from '../../generator/model/model.ts';
import type { Reading } from '../exchanged.ts';
import { findGuide } from '../guides/find-guide.ts';
import { exchangeOf } from './exchange-of.ts';

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
