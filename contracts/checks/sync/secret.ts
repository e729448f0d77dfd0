import { randomBytes } from 'node:crypto';
import { requestOf, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { secretFields } from '../../merchant/secret-fields.ts';
import { describeAnswer, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** So long is what the platform encrypts with a key of 3072 bits. */
const bytes = 384;

/** Debugging calls may be answered without a look at them; and a merchant may decrypt later: so a warning. */
export const secretDecrypted: MakeChecks = (book) => {
  const { guide, model } = book;
  const names = Object.keys(guide.requests).filter(
    (name) => secretFields(model, exchangeOf(model, name)).length > 0,
  );
  return names.map((exchange) => ({
    id: `sync.secret-${exchange}`,
    title: `${exchange} with a secret that the merchant can't decrypt is refused`,
    severity: 'warning',
    rule: ruleOf(book, exchange),
    exchange,
    calls: 'real',
    stage: 'plain',
    async run(bench) {
      const { encryptSecret, fresh, ask, send } = bench;
      const secret = secretFields(model, exchangeOf(model, exchange)).join();
      if (encryptSecret === undefined)
        skip(`The ${secret} can't be encrypted for the merchant. Name its public key: --public-key FILE.`);
      const subject = fresh();
      await ask(guide.cast.first, subject);
      if (!isAccepted(await ask(exchange, subject)))
        skip(`${exchange} does not succeed; see sync.add-${exchange}.`);
      const encrypt = () => randomBytes(bytes).toString('base64');
      const answer = await send(exchange, requestOf(book, { exchange }, fresh()), { encrypt });
      if (!isAccepted(answer)) return;
      throw new Violation({
        message: `A ${secret} was accepted that nobody can decrypt. Decrypt it with your private key when it comes (RSA, OAEP), or your users can't log in later.`,
        expected: 'a refusal, best resultCode 000005',
        actual: describeAnswer(answer),
        exchanged: answer,
      });
    },
  }));
};
