import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { Severity } from '../../result.ts';
import { codeOf } from '../answer.ts';

/** Something about an answer that is not as documented. */
export interface Symptom {
  /** The same for answers with the same fault. */
  readonly key: string;
  /** How it was answered: "… was answered with HTTP 500 and no result code". */
  readonly words: string;
  /** How to mend it, as a sentence. */
  readonly mend: string;
  readonly severity: Severity;
}

/**
 * What is wrong with the form of an answer to an odd request; `undefined` when it is a documented one. The platform sends
 * no such request, so a plain refusal by a web server is no more than a warning, and nothing at all where it may well
 * find that it can't read the request.
 *
 * @param hard web servers may refuse the request by themselves
 */
export function symptomOf({ guide, model }: Book, exchanged: Exchanged, hard: boolean): Symptom | undefined {
  const { exchange, received } = exchanged;
  const { status } = received;
  const code = codeOf(exchanged);
  const isRefusal = status >= 400 && status < 500;
  if (isRefusal && hard) return undefined;
  const weight = (isLight: boolean): Severity => (isLight ? 'warning' : 'error');
  if (code === undefined) {
    const words = `was answered with HTTP ${status} and no result code`;
    const mend = isRefusal ? refuse : catchAll;
    return { key: `HTTP ${status}, no code`, words, mend, severity: weight(isRefusal) };
  }
  const known = exchangeOf(model, exchange).resultCodes?.codes.map((entry) => entry.code) ?? [];
  if (!known.includes(code)) {
    const words = `was answered with ${JSON.stringify(code)}, which is no documented result code`;
    return { key: `code ${code}`, words, mend: refuse, severity: 'error' };
  }
  if (status === 200) return undefined;
  const words = `was answered with HTTP ${status} in place of 200`;
  const mend = 'Leave the HTTP status alone: the result code says what is wrong.';
  return { key: `HTTP ${status}`, words, mend, severity: weight(isRefusal || guide.habits.looseAnswers) };
}

export const catchAll =
  'Catch whatever goes wrong while a request is handled, and answer HTTP 200 with a result code nevertheless.';
const refuse = 'Refuse what is no valid request with HTTP 200 and a documented result code.';
