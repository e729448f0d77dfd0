import { setTimeout as pause } from 'node:timers/promises';
import { ruleOf, unknownSubject } from '../../guides/book.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, entryOf, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Seconds that a deletion may take. */
const patience = 3;

/** A real release ends what it is about. Where no query shows it, no page says what is answered then. */
export const releaseEnds: MakeChecks = (book) => {
  const { cast, subject: word, steps } = book.guide;
  const [release] = cast.ways.released ?? [];
  const { query } = cast;
  const renewal = steps.find(({ id }) => id === 'life-cycle.renew');
  const shows = query ?? renewal?.exchange;
  if (release === undefined || shows === undefined) return [];
  return [
    {
      id: 'life-cycle.release-ends',
      title:
        query === undefined
          ? `A released ${word} can no longer be renewed by ${shows}`
          : `A released ${word} is no longer shown by ${query}`,
      severity: query === undefined ? 'warning' : 'error',
      rule: ruleOf(book, release.exchange),
      exchange: release.exchange,
      calls: 'real',
      stage: 'life',
      run: (bench) => (query === undefined ? expectNoRenewal(bench, shows) : expectGone(bench, query)),
    },
  ];
};

async function expectGone({ life, ask, book }: Bench, query: string): Promise<void> {
  const subject = await life.bring('released');
  const deadline = Date.now() + patience * 1000;
  let answer = await ask(query, subject);
  while (entryOf(answer, subject[book.guide.named]) !== undefined && Date.now() < deadline) {
    await pause(500);
    answer = await ask(query, subject);
  }
  if (entryOf(answer, subject[book.guide.named]) === undefined) return;
  throw new Violation({
    message: `${query} still shows the instance after its release. Did the release delete it?`,
    expected: 'resultCode 000003, or no entry for the instance',
    actual: `${describeAnswer(answer)}, with an entry for the instance`,
    exchanged: answer,
  });
}

async function expectNoRenewal({ life, ask, book, unknowable }: Bench, renewal: string): Promise<void> {
  const answer = await ask(renewal, await life.bring('released'));
  if (!isAccepted(answer)) return;
  if (unknowable !== undefined) skip(unknowable);
  if (isAccepted(await ask(renewal, unknownSubject(book.guide))))
    skip(`${renewal} succeeds for anything; see the checks result-codes.unknown-….`);
  throw new Violation({
    message: `${renewal} still succeeds after the release. Did the release end the ${book.guide.subject}?`,
    expected: 'resultCode 000003',
    actual: describeAnswer(answer),
    exchanged: answer,
  });
}
