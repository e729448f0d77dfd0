import type { SignatureScheme } from '../../../runtime/signing/scheme.ts';
import { type Book, probedExchange, probedReading } from '../../guides/book.ts';
import { schemeOf } from '../../merchant/schemes.ts';
import { describeAnswer, isAccepted, isReadable } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';

/** The platform sends no such body, so a plain HTTP refusal of a web framework is no more than a warning. */
function broken(book: Book, id: Check['id'], what: string, ...bodies: readonly string[]): Check {
  const exchange = probedExchange(book);
  const { code, codes } = probedReading(book);
  return {
    id,
    title: `A request with ${what} is refused${code === undefined ? '' : ' with a result code'}, and the server lives on`,
    severity: 'error',
    rule: book.guide.rules.codes,
    exchange: exchange.name,
    calls: 'any',
    stage: 'provoking',
    async run({ send, probe }) {
      const { sent } = await probe();
      for (const body of bodies) {
        const sign = signing(schemeOf(exchange), sent.body);
        const answer = await send(exchange.name, {}, { body, sign });
        if (isReadable(answer) && !isAccepted(answer)) continue;
        const { status } = answer.received;
        throw new Violation({
          message: `A request with ${what} was ${isAccepted(answer) ? 'accepted' : 'not refused with a result code'}.`,
          expected: code === undefined ? 'HTTP 400' : `a refusal, best ${code} ${codes.invalid}`,
          actual: describeAnswer(answer),
          exchanged: answer,
          severity: (status >= 400 && status < 500) || code === undefined ? 'warning' : undefined,
        });
      }
      await probe();
    },
  };
}

/** Schemes that sign the members of a body can't sign one without: it then has the signature of a sound body. */
function signing(scheme: SignatureScheme, sound: string): SignatureScheme['sign'] {
  return (request, credentials, moment) => {
    try {
      return scheme.sign(request, credentials, moment);
    } catch {
      const body = new TextEncoder().encode(sound);
      return { ...scheme.sign({ ...request, body }, credentials, moment), body: request.body };
    }
  };
}

export const brokenBody: MakeChecks = (book) =>
  probedExchange(book).body === undefined
    ? []
    : [
        broken(
          book,
          'transport.malformed-json',
          'malformed JSON',
          '{"activity":"queryInstance","instanceId":',
        ),
        broken(book, 'transport.empty-body', 'an empty body', ''),
        broken(book, 'transport.no-object', 'JSON that is no object', 'null', '[]', '"text"', '0'),
      ];
