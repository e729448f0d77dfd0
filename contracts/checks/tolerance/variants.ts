import { type Book, requestOf, ruleOf } from '../../guides/book.ts';
import type { Subject, Variant } from '../../guides/guide.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Bench } from '../../session/bench.ts';
import { hasRole, isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skipIfSealed } from '../sync/expect-synchronised.ts';
import { skip } from '../verdict.ts';

/** Documented forms of a request besides the usual one; who refuses the usual one, too, is named by other checks. */
function tolerated(book: Book, { id, title, words, exchange, more, severity, calls }: Variant): Check {
  return {
    id,
    title,
    severity,
    rule: ruleOf(book, exchange),
    exchange,
    calls: calls ?? 'any',
    stage: 'plain',
    async run(bench) {
      if (!(await bench.offers(exchange))) skip(`${exchange} is not offered.`);
      const usual = async () => {
        const subject = await subjectFor(bench, exchange);
        return { subject, fields: requestOf(book, { exchange }, subject) };
      };
      const send = async (change: (subject: Subject) => Fields) => {
        const { subject, fields } = await usual();
        return bench.send(exchange, { ...fields, ...change(subject) });
      };
      const answer = await send(more ?? (() => ({})));
      if (isAccepted(answer)) return;
      if (hasRole(answer, 'unauthorized'))
        skip('The signature was refused; see the checks of the signature.');
      skipIfSealed(bench, answer);
      if (!isAccepted(await send(() => ({})))) skip(`${exchange} is refused in its usual form, too.`);
      expectAccepted(answer, words);
    },
  };
}

/** Something that the request may well change: its own, but where it can't harm. */
async function subjectFor({ book, instance, open, fresh, ask }: Bench, exchange: string): Promise<Subject> {
  const { cast, entities } = book.guide;
  const shared = await instance();
  if (entities !== undefined) {
    const subject = fresh();
    if (exchange !== cast.first) await ask(cast.first, subject);
    return subject;
  }
  if (exchange === cast.create?.exchange) return fresh();
  const harms = [...(cast.ways.frozen ?? []), ...(cast.ways.released ?? [])];
  return harms.some((way) => way.exchange === exchange) ? (await open()).subject : shared.subject;
}

export const variants: MakeChecks = (book) =>
  (book.guide.variants ?? []).map((variant) => tolerated(book, variant));
