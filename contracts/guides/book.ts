import type { Exchange, Model } from '../../generator/model/model.ts';
import type { Reading } from '../exchanged.ts';
import { hasDebugging } from '../merchant/debugging-mark.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import type { Fields } from '../merchant/fields.ts';
import { readingOf } from '../merchant/reading.ts';
import {
  type SigningParameter,
  type SigningRole,
  signingParameters,
} from '../merchant/signing-parameters.ts';
import type { Rule } from '../result.ts';
import { findGuide } from './find-guide.ts';
import type { Guide, Subject, Way } from './guide.ts';

/** A guide and its document: all that checks are made of. */
export interface Book {
  readonly guide: Guide;
  readonly model: Model;
}

/** `undefined` for documents whose merchants nobody can verify. */
export function bookOf(model: Model): Book | undefined {
  const guide = findGuide(model);
  return guide === undefined ? undefined : { guide, model };
}

/** The exchange that the signature checks vary. */
export function probedExchange({ guide, model }: Book): Exchange {
  return exchangeOf(model, guide.cast.probes[0] ?? guide.cast.first);
}

/** Where the rules of an exchange stand: by the document, on its own page. */
export function ruleOf({ guide, model }: Book, exchange: string): Rule {
  const { source, summary } = exchangeOf(model, exchange);
  if (source === undefined) return guide.rules.codes;
  const [file = '', ...section] = source.section.split(' ');
  return { source: file, section: [...section, summary].join(' ').trim(), page: source.page };
}

/** A sound request about a subject. */
export function requestOf({ guide }: Book, { exchange, more }: Way, subject: Subject): Fields {
  const request = guide.requests[exchange];
  if (request === undefined) throw new Error(`The guide ${guide.id} has no sound request for ${exchange}.`);
  return { ...request(subject), ...more?.(subject) };
}

/** A subject that no merchant has ever given a name. */
export function unknownSubject({ named, unknownName, fresh }: Guide): Subject {
  return { ...fresh('period'), [named]: unknownName() };
}

/** The exchange that prolongs a subject; `undefined` where none does. */
export function renewalOf({ steps }: Guide): string | undefined {
  return steps.find(({ id }) => id === 'life-cycle.renew')?.exchange;
}

/** How the answers to the probed exchange are read. */
export function probedReading(book: Book): Reading {
  return readingOf(book.model, probedExchange(book).name);
}

/** The signing parameter of a role; `undefined` where the scheme has none. */
export function signingParameter(book: Book, role: SigningRole): SigningParameter | undefined {
  return signingParameters(probedExchange(book)).find((parameter) => parameter.role === role);
}

/** Calls in which refusals are judged: debugging calls may be answered without a look at them in some guides. */
export function judgedCalls({ guide, model }: Book): 'any' | 'real' {
  return guide.habits.hollowDebugging && hasDebugging(model) ? 'real' : 'any';
}

/** The same for what some merchants get wrong in one kind of calls only, since they don't look at debugging ones. */
export function bothJudgedCalls(book: Book): 'each' | 'real' {
  return judgedCalls(book) === 'any' ? 'each' : 'real';
}
