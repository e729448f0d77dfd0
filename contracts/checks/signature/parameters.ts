import { probedExchange } from '../../guides/book.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Variation } from '../../merchant/variation.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { Violation } from '../verdict.ts';
import { expectNotMisread } from './misread.ts';
import { signatureBasics } from './signing.ts';

/** What the token of V1's GET callbacks is made of: any answer but "authentication failed" is right. */
export const signedParameters: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  if (exchange.signature?.scheme !== 'auth-token') return [];
  const check = (
    name: string,
    title: string,
    advice: string,
    more: Fields,
    variation?: Variation,
  ): Check => ({
    ...signatureBasics(book),
    id: `signature.${name}`,
    title,
    calls: 'any',
    async run({ probe }) {
      const answer = await probe(variation, more);
      if (!hasRole(answer, 'unauthorized')) return;
      throw new Violation({
        message: advice,
        expected: 'a verified token',
        actual: describeAnswer(answer),
        exchanged: answer,
      });
    },
  });
  return [
    {
      ...signatureBasics(book),
      id: 'signature.plus-sign',
      title: 'A token with a plus sign is accepted',
      calls: 'any',
      run: async ({ greeting }) => void expectNotMisread(await greeting(), 'signature.plus-sign'),
    },
    check(
      'additional-parameter',
      'A parameter that the merchant does not know is a part of the token',
      'The token of a request with an additional parameter was refused. Sign all parameters that came, not a fixed list of them.',
      { futureParameter: 'later' },
    ),
    {
      ...signatureBasics(book),
      id: 'signature.added-parameter',
      title: 'A request with a parameter that was added after it was signed is refused',
      calls: 'any',
      async run({ probe }) {
        const answer = await probe({
          odd: true,
          tamper: (signed) => {
            const url = new URL(signed.url);
            url.search += '&futureParameter=later';
            return { ...signed, url };
          },
        });
        expectRefused(answer, 'A request with a parameter that was added after it was signed', [
          'unauthorized',
        ]);
      },
    },
    check(
      'empty-parameter',
      'A parameter with an empty value is a part of the token',
      'The token of a request with an empty parameter was refused. It is signed as name= without a value.',
      { futureParameter: '' },
    ),
    check(
      'parameter-order',
      'Parameters are sorted before they are signed, in whatever order they came',
      'The token of a request whose parameters came in another order was refused. Sort them by name, capital letters first, before they are signed.',
      { Zone: 'a', zone: 'b', _first: 'c' },
      {
        tamper: (signed) => {
          const url = new URL(signed.url);
          const parameters = [...url.searchParams].toReversed();
          url.search = new URLSearchParams(parameters).toString().replaceAll('+', '%20');
          return { ...signed, url };
        },
      },
    ),
  ];
};
