import type { MakeChecks } from '../check.ts';
import { casesOf } from '../debug/cases-of.ts';
import { expectPassed } from '../debug/expect-passed.ts';

const rounds = [
  'The case can not even be saved',
  "The morning's dial test fails, which repeats the saved cases",
  "The afternoon's dial test fails, which repeats the saved cases once more",
];

/** Twice a day the platform sends the saved cases again: the same bodies, also those of what was released long ago. */
export const dialTests: MakeChecks = (book) =>
  casesOf(book).map((debugCase) => ({
    id: `dialing.${debugCase.name}`,
    title: `The saved case ${debugCase.name} passes again in the dial tests of a morning and an afternoon`,
    severity: 'error',
    rule: book.guide.rules.dialTests,
    exchange: debugCase.exchange,
    calls: 'debug',
    stage: 'life',
    ...(debugCase.billing === undefined ? {} : { billing: debugCase.billing }),
    async run(bench) {
      const played = await bench.rounds.dialing();
      for (const [index, round] of played.entries()) {
        expectPassed(bench, round.get(debugCase.name), rounds[index] ?? '');
      }
    },
  }));
