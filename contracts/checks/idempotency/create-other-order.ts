import { textAt } from '../../../generator/load/openapi.ts';
import { ruleOf } from '../../guides/book.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

export const createOtherOrder: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  if (cast.create === undefined) return [];
  const { exchange } = cast.create;
  return [
    {
      id: 'idempotency.create-other-order',
      title: `${exchange} for another order gets another ${named}`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run({ instance, open, calls }) {
        const [one, other] = [await instance(), await open()];
        if (one.subject[named] !== other.subject[named]) return;
        throw new Violation({
          message: `Two orders got the same ${named}; it has to be unique.`,
          expected: `another ${named} than ${one.subject[named]}`,
          actual: `${named} ${other.subject[named]}`,
          // A debugging call is no purchase, so a fixed test instance is not plainly wrong.
          severity: calls === 'debug' ? 'warning' : 'error',
        });
      },
    },
  ];
};

/** Part of the same order, and yet a subject of its own. */
export const createSibling: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  const sibling = cast.create?.sibling;
  if (cast.create === undefined || sibling === undefined) return [];
  const { exchange } = cast.create;
  const { id, words, billing, of } = sibling;
  return [
    {
      id,
      title: `${exchange} for ${words} of the same order gets another ${named}${billing === undefined ? '' : `, with ${billing} billing`}`,
      severity: billing === undefined ? 'error' : 'warning',
      rule: ruleOf(book, exchange),
      exchange,
      calls: book.guide.habits.hollowDebugging && billing !== undefined ? 'real' : 'each',
      stage: 'plain',
      ...(billing === undefined ? {} : { billing }),
      async run({ instance, create, calls, billing: bought }) {
        const { subject } = await instance();
        const { [named]: _name, ...purchase } = subject;
        const order = billing === undefined ? purchase : book.guide.fresh(billing);
        const first =
          billing === undefined ? subject[named] : textAt((await create(order)).received.json, named);
        const answer = await create(of(order));
        if (!isAccepted(answer)) skip(`The server knows no second one of the order.`);
        if (textAt(answer.received.json, named) !== first) return;
        throw new Violation({
          message: `Two parts of one order got the same ${named}.`,
          expected: `another ${named} than ${first}`,
          actual: `${named} ${first}`,
          exchanged: answer,
          // Of pay-per-use orders the guides say that parts of one product share an instance, without naming them.
          severity: calls === 'debug' || bought === 'pay-per-use' ? 'warning' : undefined,
        });
      },
    },
  ];
};
