import { probedExchange } from '../../guides/book.ts';
import { type SigningParameter, signingParameters } from '../../merchant/signing-parameters.ts';
import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { missingOrStale, signatureBasics } from './signing.ts';

export const missingParameter: MakeChecks = (book) =>
  signingParameters(probedExchange(book)).map(({ role, in: place, name }: SigningParameter) => ({
    ...signatureBasics(book),
    id: `signature.missing-${name}`,
    title: `A request without the ${place === 'query' ? 'query parameter' : 'header'} ${name} is refused`,
    calls: 'each',
    async run({ probe }) {
      const answer = await probe({ change: { [role]: () => undefined } });
      expectRefused(answer, `A request without ${name}`, missingOrStale);
    },
  }));
