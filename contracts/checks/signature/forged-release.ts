import { ruleOf } from '../../guides/book.ts';
import { entryOf, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** Only a real release leaves a trace, and only where something can be queried. */
export const forgedRelease: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  const { query } = cast;
  const [release] = cast.ways.released ?? [];
  if (query === undefined || release === undefined) return [];
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
        const opened = await bench.open();
        const name = opened.subject[named];
        if (entryOf(await bench.query(opened), name) === undefined)
          skip('There is no entry; see life-cycle.query.');
        const fields = book.guide.requests[exchange]?.(opened.subject) ?? {};
        const answer = await bench.send(exchange, fields, {
          change: { signature: (sent) => 'F'.repeat(sent.length) },
        });
        if (isAccepted(answer))
          skip(`It is even answered with success; see signature.checked-by-${exchange}.`);
        if (entryOf(await bench.query(opened), name) !== undefined) return;
        throw new Violation({
          message: `A forged ${exchange} was refused, and yet the ${book.guide.subject} is gone. Verify the signature before anything is done.`,
          expected: `${query} still shows ${name}`,
          actual: `${query} no longer shows it`,
          exchanged: answer,
        });
      },
    },
  ];
};
