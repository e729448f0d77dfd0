import type { Exchanged } from '../../exchanged.ts';
import { requestOf, ruleOf } from '../../guides/book.ts';
import type { Sale, Step } from '../../guides/guide.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, entryOf, isAccepted, successWords } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** A whole life for each way in which customers buy: with all that is special to it, from the creation to the release. */
export const wholeLives: MakeChecks = (book) => {
  const { create } = book.guide.cast;
  if (create === undefined) return [];
  const { exchange } = create;
  return (book.guide.sales ?? []).map(
    (sale): Check => ({
      id: `life-cycle.whole-life-${sale.name}`,
      title: `A purchase (${sale.name}) is opened, lives and is released: ${['create', ...sale.life].join(', ')}`,
      severity: sale.optional === true ? 'warning' : 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'life',
      billing: sale.billing,
      run: (bench) => live(bench, exchange, sale),
    }),
  );
};

async function live(bench: Bench, exchange: string, sale: Sale): Promise<void> {
  const { book, create, fresh, ready, send } = bench;
  const { cast, steps, named } = book.guide;
  await bench.instance();
  const purchase = fresh(sale);
  const created = await create(purchase);
  if (!isAccepted(created)) {
    if (!isAccepted(await create(fresh()))) skip(`${exchange} opens nothing; see life-cycle.create.`);
    throw refusal(sale, exchange, created);
  }
  const instance = await ready(created, purchase);
  if (instance.subject[named] === (await bench.instance()).subject[named])
    skip('Orders share an instanceId; see idempotency.create-other-order.');

  if (cast.query !== undefined && bench.isMandatory(cast.query)) {
    const answer = await bench.query(instance);
    const other = await bench.instance();
    const isSeen = entryOf(answer, instance.subject[named]) !== undefined;
    if (!isSeen && entryOf(await bench.query(other), other.subject[named]) !== undefined)
      throw refusal(sale, cast.query, answer);
  }
  for (const name of sale.life) {
    const step = steps.find(({ id }) => id === `life-cycle.${name}`);
    if (step === undefined) throw new Error(`The guide ${book.guide.id} has no step ${name}.`);
    const answer = await send(step.exchange, requestOf(book, step, instance.subject));
    if (isAccepted(answer)) continue;
    await expectAlone(bench, step);
    throw refusal(sale, `${step.exchange} (${name})`, answer);
  }
}

/** Skips the check when the step fails for any purchase. */
async function expectAlone({ life }: Bench, step: Step): Promise<void> {
  life.leave();
  await life.bring(step.from);
  if (!isAccepted(await life.take(step, life.request(step))))
    skip(`${step.exchange} fails for any purchase; see ${step.id}.`);
}

function refusal({ name, billing }: Sale, what: string, answer: Exchanged): Violation {
  return new Violation({
    message: `${what} fails for a purchase of the kind ${name}, while it succeeds for another. If you don't sell in this way, say which billing modes you have: --billing (this one is ${billing}).`,
    expected: successWords(answer),
    actual: describeAnswer(answer),
    exchanged: answer,
  });
}
