import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { requestOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** Any answer but "authentication failed" will do: the text may mean nothing to the merchant. */
export const unicodeBody: MakeChecks = (book) => {
  const { text } = book.guide.habits;
  if (text === undefined || exchangeOf(book.model, text.exchange).body === undefined) return [];
  const { exchange, field } = text;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.unicode-body',
      title: 'The signature of a body with Chinese characters and slashes is verified over its UTF-8 bytes',
      exchange,
      calls: 'any',
      async run({ probe, instance, send }) {
        await probe();
        const { subject } = await instance();
        const fields = requestOf(book, { exchange }, subject);
        const answer = await send(exchange, { ...fields, [field]: `实例/${crypto.randomUUID()}` });
        if (!hasRole(answer, 'unauthorized')) return;
        throw new Violation({
          message:
            'The signature of a body with Chinese characters and a slash was refused. Verify it over the raw bytes; a body that is printed anew must not escape them.',
          expected: 'a verified signature, whatever the answer',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};

/** Parts of a value that look otherwise in a URL. */
const values = {
  'Chinese characters': '示例客户',
  'a blank': 'a b',
  'a plus sign': 'a+b',
  'a slash and an equals sign': 'a/b==',
  'an ampersand and a percent sign': 'a&b%20c',
  'a percent sign at its end': '100%',
  'quotes and angle brackets': `<'a' "b">`,
  'an asterisk and a tilde': '*~!()',
  'a character beyond the first 65536': '𠮷野家',
  'the look of a number': '100.0',
  'the look of a large number': '12345678901234567890',
  'leading zeros': '0070',
};

export const encodedValues: MakeChecks = (book) => {
  const { text } = book.guide.habits;
  if (text === undefined || exchangeOf(book.model, text.exchange).body !== undefined) return [];
  const { exchange, field } = text;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.encoded-values',
      title: 'The token is verified over the decoded values, with whatever characters they have',
      exchange,
      calls: 'any',
      async run({ probe, instance, send }) {
        await probe();
        const { subject } = await instance();
        for (const [what, value] of Object.entries(values)) {
          const fields = { ...requestOf(book, { exchange }, subject), [field]: value };
          const answers = [await send(exchange, fields)];
          // Java writes a blank as a plus sign.
          if (value.includes(' ')) answers.push(await send(exchange, fields, { tamper: withPlusSigns }));
          const answer = answers.find((each) => hasRole(each, 'unauthorized'));
          if (answer === undefined) continue;
          throw new Violation({
            message: `The token of a request with ${what} in a value was refused. Decode each value once, before the values are joined.`,
            expected: `a verified token with ${field} ${JSON.stringify(value)}`,
            actual: describeAnswer(answer),
            exchanged: answer,
          });
        }
      },
    },
  ];
};

function withPlusSigns(signed: SignableRequest): SignableRequest {
  return { ...signed, url: new URL(signed.url.href.replaceAll('%20', '+')) };
}
