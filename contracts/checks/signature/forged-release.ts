import { renewalOf, ruleOf } from '../../guides/book.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { isThere } from '../is-there.ts';
import { skip, Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** Only a real release leaves a trace, and only where something was opened that can be seen. */
export const forgedRelease: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  const witness = cast.query ?? renewalOf(book.guide);
  const [release] = cast.ways.released ?? [];
  if (cast.create === undefined || witness === undefined || release === undefined) return [];
  const { exchange } = release;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.forged-release',
      title: `A forged ${exchange} is not carried out`,
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'real',
      async run(bench) {
        const { subject } = await bench.open();
        if (!(await isThere(bench, subject))) skip(`${witness} does not succeed; see its own checks.`);
        const fields = book.guide.requests[exchange]?.(subject) ?? {};
        const answer = await bench.send(exchange, fields, {
          change: { signature: (sent) => 'F'.repeat(sent.length) },
        });
        if (isAccepted(answer))
          skip(`It is even answered with success; see signature.checked-by-${exchange}.`);
        if (await isThere(bench, subject)) return;
        throw new Violation({
          message: `A forged ${exchange} was refused, and yet the ${book.guide.subject} is gone. Verify the signature before anything is done.`,
          expected: `${witness} still knows ${subject[named]}`,
          actual: `${witness} knows it no longer`,
          exchanged: answer,
        });
      },
    },
  ];
};
