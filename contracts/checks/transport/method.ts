import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { probedExchange } from '../../guides/book.ts';
import { describeAnswer, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';

export const method: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  if (exchange.method !== 'post' || book.guide.habits.anyMethod === true) return [];
  return [
    {
      id: 'transport.method',
      title: 'A callback is taken by POST only',
      severity: 'warning',
      rule: book.guide.rules.transport,
      exchange: exchange.name,
      calls: 'any',
      stage: 'plain',
      async run({ probeAccepted }) {
        const answer = await probeAccepted({ odd: true, tamper: asGet });
        if (!isAccepted(answer)) return;
        throw new Violation({
          message:
            'The same request by GET was carried out. The platform calls by POST alone, so refuse every other method: links are followed by browsers and crawlers.',
          expected: 'HTTP 405, or any other refusal',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};

/** Nothing else tells how long the body of such a request is. */
function asGet(signed: SignableRequest): SignableRequest {
  const headers = new Headers(signed.headers);
  headers.set('content-length', String(signed.body.length));
  return { ...signed, method: 'GET', headers };
}
