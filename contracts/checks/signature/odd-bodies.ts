import { canonicalJson, parseJson } from '../../../runtime/signing/canonical-json.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { type Book, probedExchange } from '../../guides/book.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Variation } from '../../merchant/variation.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** One way in which a request is odd, and in words what is odd about it. */
interface OddForm {
  readonly words: string;
  readonly variation?: Variation;
  readonly more?: Fields;
}

/** Any answer but "authentication failed" will do: nobody need know the odd part. */
async function expectVerified(
  { probe }: Bench,
  forms: readonly OddForm[],
  message: (words: string) => string,
): Promise<void> {
  const refused = [];
  for (const { words, variation = {}, more } of forms) {
    const answer = await probe({ ...variation, odd: true }, more);
    if (hasRole(answer, 'unauthorized')) refused.push({ words, answer });
  }
  const [first] = refused;
  if (first === undefined) return;
  throw new Violation({
    message: message(refused.map(({ words }) => words).join(', or ')),
    expected: 'a verified signature, whatever the answer',
    actual: describeAnswer(first.answer),
    exchanged: first.answer,
  });
}

function schemeName(book: Book): string {
  return probedExchange(book).signature?.scheme ?? '';
}

const escapedText = '中文/实例';
const escapes = (text: string) => text.replaceAll('中', '\\u4e2d').replaceAll('/', '\\/');

/** Forms that the platform does not send, but that its own rule, to sign the body, covers. */
const rawForms: readonly OddForm[] = [
  {
    words: 'with white space',
    variation: { print: (members) => JSON.stringify(members, undefined, 2) },
  },
  {
    words: 'with members in another order',
    variation: {
      print: (members) => JSON.stringify(Object.fromEntries(Object.entries(members).toReversed())),
    },
  },
  {
    words: `with escaped characters (\\u4e2d, \\/)`,
    variation: { print: (members) => escapes(canonicalJson(members, 'all')) },
    more: { futureField: escapedText },
  },
];

export const rawBytes: MakeChecks = (book) =>
  schemeName(book) === 'saas-v2'
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.raw-bytes',
          title: 'A signature is verified over the very bytes of the body, however they are printed',
          severity: 'warning',
          calls: 'any',
          run: (bench) =>
            expectVerified(
              bench,
              rawForms,
              (words) =>
                `The signature of a body ${words} was refused, although it was made of the very bytes. Is the body parsed and printed anew before it is verified? That works only as long as it comes out the same; take the bytes as they came.`,
            ),
        },
      ]
    : [];

/** A body in canonical form, whose members are what is signed, but written in another way. */
export const escapedCharacters: MakeChecks = (book) =>
  ['kit-v2', 'auth-token-header'].includes(schemeName(book))
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.escaped-characters',
          title: 'The members of a body are signed as they are meant, with their escapes undone',
          severity: 'warning',
          calls: 'any',
          run: (bench) =>
            expectVerified(
              bench,
              [
                {
                  words: '\\u4e2d and \\/',
                  variation: { tamper: escapedBody },
                  more: { futureField: escapedText },
                },
              ],
              (words) =>
                `The signature of a body with ${words} was refused. The members are signed, so parse the body before they are put together.`,
            ),
        },
      ]
    : [];

function escapedBody(signed: SignableRequest): SignableRequest {
  return { ...signed, body: new TextEncoder().encode(escapes(new TextDecoder().decode(signed.body))) };
}

const numbers: readonly OddForm[] = ['100.0', '12345678901234567890'].map((number) => ({
  words: number,
  more: { futureField: parseJson(number) },
}));

/** Nothing is odd about the body but a number in a field that nobody knows; by no guide such a number comes today. */
export const oddNumbers: MakeChecks = (book) =>
  ['saas-v2', 'kit-v2', 'auth-token-header'].includes(schemeName(book))
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.numbers',
          title: 'Numbers of a body are signed as they are written',
          severity: 'warning',
          calls: 'any',
          run: (bench) =>
            expectVerified(
              bench,
              numbers,
              (words) =>
                `The signature of a body with the number ${words} was refused. Numbers that are parsed and printed anew look otherwise; verify the bytes as they came.`,
            ),
        },
      ]
    : [];
