import type { MakeChecks } from '../check.ts';
import { casesOf } from './cases-of.ts';
import { expectPassed } from './expect-passed.ts';

/** What the Seller Center does before it saves a case: it sends the request, and looks at the answer. */
export const debugCases: MakeChecks = (book) =>
  casesOf(book).map((debugCase) => ({
    id: `debug.${debugCase.name}`,
    title: `The debugging case ${debugCase.name} passes in the Seller Center, so that it can be saved`,
    severity: 'error',
    rule: book.guide.rules.debugging,
    exchange: debugCase.exchange,
    calls: 'debug',
    stage: 'life',
    ...(debugCase.billing === undefined ? {} : { billing: debugCase.billing }),
    async run(bench) {
      const [saved] = await bench.rounds.debug();
      expectPassed(bench, saved?.get(debugCase.name), 'The case can not be saved');
    },
  }));
