import { randomUUID } from 'node:crypto';
import { type Book, requestOf, ruleOf } from '../../guides/book.ts';
import type { Subject } from '../../guides/guide.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Bench } from '../../session/bench.ts';
import { isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip } from '../verdict.ts';
import { expectSynchronised } from './expect-synchronised.ts';

/** What a tenant does with departments and instances besides adding and deleting them. */
export const tenantChanges: MakeChecks = (book) => {
  const department = book.guide.entities?.find(({ word }) => word === 'department');
  if (department === undefined) return [];
  const { first } = book.guide.cast;
  const { exchange } = department;
  return [
    check(book, {
      id: `sync.move-${exchange}`,
      exchange,
      title: `${exchange}: A department that moves below another one succeeds`,
      severity: 'error',
      words: 'A department that moves below another one (flag 2, another parentCode)',
      before: ({ orgCode }) => [{ orgCode: `${orgCode}-parent` }, {}],
      last: ({ orgCode }) => ({ flag: 2, parentCode: `${orgCode}-parent` }),
    }),
    check(book, {
      id: `tolerance.second-instance-${first}`,
      exchange: first,
      title: `${first}: Another instance for the same tenant succeeds, if the product may be bound several times`,
      severity: 'warning',
      words: `${first} for another instance of the same tenant`,
      before: () => [{}],
      last: () => ({ instanceId: randomUUID() }),
    }),
  ];
};

interface Change {
  readonly id: Check['id'];
  readonly exchange: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly words: string;
  /** What differs from a sound request in each one before. */
  before(subject: Subject): readonly Fields[];
  /** The same for the one that is judged. */
  last(subject: Subject): Fields;
}

function check(book: Book, { id, exchange, title, severity, words, before, last }: Change): Check {
  const { first } = book.guide.cast;
  return {
    id,
    title,
    severity,
    rule: ruleOf(book, exchange),
    exchange,
    calls: 'each',
    stage: 'plain',
    async run(bench: Bench) {
      await bench.instance();
      const subject = bench.fresh();
      const send = (more: Fields) =>
        bench.send(exchange, { ...requestOf(book, { exchange }, subject), ...more });
      if (exchange !== first) await bench.ask(first, subject);
      for (const more of before(subject)) {
        if (!isAccepted(await send(more))) skip(`A request before it is refused; see sync.add-${exchange}.`);
      }
      expectSynchronised(bench, await send(last(subject)), words, severity);
    },
  };
}
