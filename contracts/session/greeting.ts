import { codeOf, codes } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Order } from '../merchant/ids.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { UnreachableError } from '../merchant/unreachable.ts';
import { type Dialect, documented, misreadings } from './dialects.ts';
import { creation } from './sound-fields.ts';

/** The first creation of an instance, which shows how the merchant wants to be addressed. */
export interface Greeting {
  readonly order: Order;
  readonly dialect: Dialect;
  /** False when the merchant turns every well-signed request away. */
  readonly understood: boolean;
  /** The answer to the documented way of asking; `undefined` when none came. */
  readonly first: Exchanged | undefined;
  /** The answer in the merchant's dialect. */
  readonly answer: Exchanged | undefined;
}

/** Asks for a new instance in the documented way and, when that is not understood, in each known misreading of it. */
export async function greet(merchant: Merchant, order: Order): Promise<Greeting> {
  const ask = ({ variation }: Dialect) => merchant.send('newInstance', creation(order), variation);
  try {
    const first = await ask(documented);
    if (!isTurnedAway(first)) {
      return { order, dialect: documented, understood: true, first, answer: first };
    }
    for (const dialect of misreadings) {
      const answer = await ask(dialect);
      if (!isTurnedAway(answer)) return { order, dialect, understood: true, first, answer };
    }
    // An invalid parameter may be about anything, so it does not prove that the signature was wrong.
    const understood = codeOf(first) === codes.invalid;
    return { order, dialect: documented, understood, first, answer: first };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { order, dialect: documented, understood: true, first: undefined, answer: undefined };
  }
}

function isTurnedAway(exchanged: Exchanged): boolean {
  const code = codeOf(exchanged);
  if (code === undefined) return [401, 403, 415].includes(exchanged.received.status);
  return code === codes.unauthorized || code === codes.invalid;
}
