import type { Book } from '../../guides/book.ts';
import type { Answered, Log } from '../../session/log.ts';
import { isReadable } from '../answer.ts';
import { symptomOf } from './symptom.ts';
import { silence } from './trial.ts';

export const family = 'generated';

/** Faults that plainer requests of an exchange have shown, by their keys, with the checks that name them. */
export function knownFaults(
  book: Book,
  { answers, unanswered }: Log,
  exchange: string,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  if (unanswered.some((error) => error.exchange === exchange)) known.set(silence, '');
  for (const answered of answers) {
    if (answered.exchanged.exchange !== exchange || answered.check.startsWith(`${family}.`)) continue;
    const symptom = symptomOf(book, answered.exchanged, false);
    if (symptom !== undefined && isNamed(answered, symptom.severity === 'error'))
      known.set(symptom.key, answered.check);
  }
  return known;
}

/** All that the platform sends is reviewed. For the rest, checks look for crashes; those of broken fields for more. */
function isNamed({ odd, check, exchanged }: Answered, isError: boolean): boolean {
  return !odd || (!isReadable(exchanged) && (isError || check.startsWith('result-codes.')));
}
