import { type Book, requestOf, ruleOf } from '../../guides/book.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Bench } from '../../session/bench.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAfterLoss, expectAtOnce, type Repeatable, requests } from '../idempotency/repeats.ts';

interface Kind {
  readonly name: string;
  readonly words: string;
  readonly exchange: string;
  readonly sees: Repeatable['sees'];
  /** What is done, one request after the other; the last one is repeated. */
  readonly course: readonly Fields[];
}

/** What is kept in step is added and deleted several times at once, and again after the answer was lost. */
export const repeatedEntities: MakeChecks = (book) => {
  const { entities, requests: all } = book.guide;
  if (entities === undefined) return [];
  const bulk = Object.keys(all).filter((name) => !entities.some(({ exchange }) => exchange === name));
  const see = (exchange: string, what: string) => ({
    once: `sync.${what}-${exchange}`,
    twice: `idempotency.${what}-resend-${exchange}`,
  });
  const kinds: readonly Kind[] = [
    ...entities.flatMap(({ exchange, word }) => [
      {
        name: `add-#-${exchange}`,
        words: `${exchange}: Adding (${word})`,
        exchange,
        sees: see(exchange, 'add'),
        course: [{ flag: 1 }],
      },
      {
        name: `delete-#-${exchange}`,
        words: `${exchange}: Deleting (${word})`,
        exchange,
        sees: see(exchange, 'delete'),
        course: [{ flag: 1 }, { flag: 0 }],
      },
    ]),
    ...bulk.map((exchange) => ({
      name: `all-#-${exchange}`,
      words: `${exchange} with all departments`,
      exchange,
      sees: see(exchange, 'all'),
      course: [{}],
    })),
  ];
  return kinds.flatMap((kind) => checksOf(book, kind));
};

function checksOf(book: Book, kind: Kind): readonly Check[] {
  const { exchange, name, words } = kind;
  const basics = {
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: 'each',
    stage: 'plain',
  } as const;
  return [
    {
      ...basics,
      id: `idempotency.${name.replace('#', 'concurrent')}`,
      title: `${words}, ${requests} times at once, succeeds`,
      run: async (bench) => expectAtOnce(await repeatable(bench, kind)),
    },
    {
      ...basics,
      id: `idempotency.${name.replace('#', 'lost-reply')}`,
      title: `${words} again, after the answer was lost, succeeds`,
      run: async (bench) => expectAfterLoss(await repeatable(bench, kind)),
    },
  ];
}

async function repeatable(bench: Bench, { exchange, sees, course }: Kind): Promise<Repeatable> {
  const { book, fresh, ask, sendUnheard } = bench;
  const { first } = book.guide.cast;
  await bench.instance();
  return {
    exchange,
    sees,
    async prepare() {
      // Each has a tenant of its own.
      const subject = fresh();
      if (exchange !== first) await ask(first, subject);
      for (const before of course.slice(0, -1)) await ask(exchange, subject, before);
      const last = course.at(-1) ?? {};
      return {
        send: () => ask(exchange, subject, last),
        sendUnheard: () => sendUnheard(exchange, { ...requestOf(book, { exchange }, subject), ...last }),
      };
    },
  };
}
