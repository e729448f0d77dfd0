import type { Exchange } from '../../../generator/model/model.ts';
import type { Fields } from '../../merchant/fields.ts';
import { schemeOf } from '../../merchant/schemes.ts';
import type { Variation } from '../../merchant/variation.ts';
import type { OddCase } from './case.ts';
import { printed, repeating } from './writing.ts';

/** The platform sends no such request; and whether it was the end of the server is for the check to find out. */
export const odd = { odd: true, patient: true } as const satisfies Variation;

/** How a case is sent, besides its fields: signed as documented, whatever it looks like. */
export function variationOf(exchange: Exchange, { changes, writing }: OddCase): Variation {
  const twice = changes.flatMap((change) => (change.kind === 'twice' ? [change.at] : []));
  if (writing === 'compact' && twice.length === 0) return odd;
  if (exchange.body !== undefined)
    return { ...odd, print: (members: Fields) => printed(members, writing, twice) };
  return {
    ...odd,
    sign: (request, ...rest) =>
      schemeOf(exchange).sign({ ...request, url: repeating(request.url, twice) }, ...rest),
  };
}
