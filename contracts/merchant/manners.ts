import type { Exchange, Model } from '../../generator/model/model.ts';
import type { Reading } from '../exchanged.ts';
import { findGuide } from '../guides/find-guide.ts';
import type { Calls } from '../result.ts';
import { debuggingMark } from './debugging-mark.ts';
import { exchangeOf } from './exchange-of.ts';
import type { Fields } from './fields.ts';
import { readingOf } from './reading.ts';
import { secretFields } from './secret-fields.ts';

/** What is the same in all requests of an exchange. */
export interface Manner {
  readonly exchange: Exchange;
  /** The field that tells debugging calls from real ones. */
  readonly mark: Fields;
  /** Names of the fields that are encrypted. */
  readonly secrets: readonly string[];
  readonly contentType: string;
  readonly reading: Reading;
}

/** Reads the manner of each exchange from the document once: a verification sends hundreds of requests. */
export function mannersOf(model: Model, calls: Calls): (exchange: string) => Manner {
  const known = new Map<string, Manner>();
  return (name) => {
    const manner = known.get(name) ?? mannerOf(model, calls, name);
    known.set(name, manner);
    return manner;
  };
}

function mannerOf(model: Model, calls: Calls, name: string): Manner {
  const exchange = exchangeOf(model, name);
  return {
    exchange,
    mark: debuggingMark(model, exchange, calls),
    secrets: secretFields(model, exchange),
    contentType: findGuide(model)?.habits.contentType ?? 'application/json',
    reading: readingOf(model, name),
  };
}
