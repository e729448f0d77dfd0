import { listAt } from '../../../generator/load/openapi.ts';
import { type Book, requestOf, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { Fields } from '../../merchant/fields.ts';
import { requestField } from '../../merchant/schema-fields.ts';
import type { Bench } from '../../session/bench.ts';
import { isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip } from '../verdict.ts';
import { expectSynchronised } from './expect-synchronised.ts';

/** Departments, users, credentials: what besides adding and deleting happens to a tenant. */
export const tenantChecks: MakeChecks = (book) => {
  const { entities, cast } = book.guide;
  if (entities === undefined) return [];
  const bulk = Object.keys(book.guide.requests).filter(
    (exchange) => !entities.some((entity) => entity.exchange === exchange),
  );
  const names = [...entities.map(({ exchange }) => exchange), ...bulk];
  const has = (exchange: string, field: string) =>
    requestField(book.model, exchangeOf(book.model, exchange), field) !== undefined;
  return [
    ...bulk.flatMap((exchange) => [
      check(book, exchange, `sync.all-${exchange}`, `${exchange} with a list of departments succeeds`, {
        words: `${exchange} with two departments`,
      }),
      check(
        book,
        exchange,
        `idempotency.all-resend-${exchange}`,
        `${exchange}, sent again with the same departments, succeeds`,
        { words: `A second ${exchange} with the same departments`, times: 2 },
      ),
    ]),
    // Tenant, application and departments come close together, in any order.
    ...names
      .filter((exchange) => exchange !== cast.first && !['authSync', 'singleOrgSync'].includes(exchange))
      .map((exchange) =>
        check(
          book,
          exchange,
          `sync.early-${exchange}`,
          `${exchange} succeeds before the tenant itself is known`,
          { words: `${exchange} for a tenant that comes later`, early: true },
        ),
      ),
    ...names
      .filter((exchange) => has(exchange, 'instanceId'))
      .flatMap((exchange) => {
        const empty = Object.fromEntries(
          ['instanceId', 'orderId'].filter((field) => has(exchange, field)).map((field) => [field, '']),
        );
        const missing = Object.fromEntries(Object.keys(empty).map((field) => [field, undefined]));
        const list = Object.keys(empty).join(' and ');
        return [
          check(
            book,
            exchange,
            `sync.credential-${exchange}`,
            `${exchange} with empty ${list} succeeds: the seller applies for a credential or a test account`,
            { words: `${exchange} with empty ${list}`, more: () => empty },
          ),
          check(
            book,
            exchange,
            `tolerance.credential-${exchange}`,
            `${exchange} without ${list} succeeds: the FAQ says that they are not sent for a credential`,
            { words: `${exchange} without ${list}`, more: () => missing, severity: 'warning' },
          ),
        ];
      }),
    ...bulk.flatMap((exchange) => textForm(book, exchange)),
  ];
};

interface Request {
  readonly words: string;
  readonly more?: (fields: Fields) => Fields;
  /** How often it is sent; the last one is judged. */
  readonly times?: number;
  /** Nothing is known of the tenant yet. */
  readonly early?: boolean;
  readonly severity?: Check['severity'];
}

function check(
  book: Book,
  exchange: string,
  id: Check['id'],
  title: string,
  { words, more, times = 1, early = false, severity = 'error' }: Request,
): Check {
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
      if (!early && exchange !== first) await bench.ask(first, subject);
      // Each with a time stamp of its own.
      const send = () => {
        const fields = requestOf(book, { exchange }, subject);
        return bench.send(exchange, { ...fields, ...more?.(fields) });
      };
      for (let sent = 1; sent < times; sent++) {
        if (!isAccepted(await send())) skip(`${exchange} does not succeed once.`);
      }
      const answer = await send();
      // Now that it is known it will be tidied up.
      if (early) await bench.ask(first, subject);
      expectSynchronised(bench, answer, words, severity);
    },
  };
}

/** Lists that the document allows as text, too: older pages and the samples have them. */
function textForm(book: Book, exchange: string): readonly Check[] {
  const { model, guide } = book;
  const fields = requestOf(book, { exchange }, guide.fresh('period'));
  const lists = Object.keys(fields).filter((name) => {
    const types = listAt(requestField(model, exchangeOf(model, exchange), name), 'type');
    return types.includes('string') && types.includes('array');
  });
  return lists.map((name) =>
    check(
      book,
      exchange,
      `tolerance.list-as-text-${exchange}`,
      `${exchange} accepts ${name} as JSON text, too, as its sample has it`,
      {
        words: `${exchange} with ${name} as text`,
        more: (usual) => ({ [name]: JSON.stringify(usual[name]) }),
        severity: 'warning',
      },
    ),
  );
}
