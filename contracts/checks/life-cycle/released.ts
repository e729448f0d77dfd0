import { renewalOf, ruleOf, unknownSubject } from '../../guides/book.ts';
import { describeAnswer, isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { isThere } from '../is-there.ts';
import { skip, Violation } from '../verdict.ts';

/** What a real release means for the instance itself, and for others. */
export const released: MakeChecks = (book) => {
  const { cast, named, steps, subject: word, habits } = book.guide;
  const [release] = cast.ways.released ?? [];
  const sibling = cast.create?.sibling;
  if (release === undefined || cast.create === undefined) return [];
  const basics = { rule: ruleOf(book, release.exchange), calls: 'real', stage: 'life' } as const;
  const renewal = renewalOf(book.guide);
  const unfreezing = steps.filter(({ to }) => to === 'active').map(({ exchange }) => exchange);
  // Where no query shows what was released, life-cycle.release-ends asks for its renewal already.
  const revivals = new Set([renewal ?? '', ...unfreezing]);
  if (cast.query === undefined) revivals.delete(renewal ?? '');
  const checks: Check[] = [...revivals]
    .filter((exchange) => habits.refusesUnknown.includes(exchange))
    .map((exchange) => ({
      ...basics,
      id: `life-cycle.release-is-final-${exchange}`,
      title: `${exchange} is refused once the ${word} was released`,
      // No page says what is answered then; but a release ends the instance.
      severity: 'warning',
      exchange,
      async run({ life, ask, isNeeded }) {
        if (!isNeeded(exchange)) skip(`${exchange} is not needed.`);
        const answer = await ask(exchange, await life.bring('released'));
        if (!isAccepted(answer)) return;
        if (isAccepted(await ask(exchange, unknownSubject(book.guide)))) {
          skip(`See result-codes.unknown-instance-${exchange}: it succeeds for whatever it is asked for.`);
        }
        throw new Violation({
          message: `${exchange} still succeeds after the release of the ${word}. A release deletes it: answer as for one that was never issued.`,
          expected: 'resultCode 000003',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    }));
  if (sibling === undefined || sibling.billing !== undefined) return checks;
  return [
    ...checks,
    {
      ...basics,
      id: 'life-cycle.release-one',
      title: `${release.exchange} ends one ${word}, not the others of the same order`,
      severity: 'error',
      exchange: release.exchange,
      async run(bench) {
        const one = (await bench.open()).subject;
        const { [named]: _name, ...purchase } = one;
        const created = await bench.create(sibling.of(purchase));
        const name = isAccepted(created) ? nameIn(created.received.json, named) : undefined;
        if (name === undefined || name === one[named]) skip(`See ${sibling.id}: there is no second one.`);
        const other = { ...sibling.of(purchase), [named]: name };
        if (!(await isThere(bench, other))) skip(`The second ${word} of the order is not there.`);
        await bench.ask(release.exchange, one);
        if (await isThere(bench, other)) return;
        throw new Violation({
          message: `The release of one ${word} has ended another one of the same order, which its customer still pays for. Release by ${named}, not by the order.`,
          expected: `${named} ${name} goes on`,
          actual: 'it is gone',
        });
      },
    },
  ];
};

function nameIn(json: unknown, named: string): string | undefined {
  const name: unknown = Object(json)[named];
  return typeof name === 'string' && name !== '' ? name : undefined;
}
