import { listAt } from '../../../generator/load/openapi.ts';
import { type Book, probedExchange, requestOf, unknownSubject } from '../../guides/book.ts';
import { debuggingMark } from '../../merchant/debugging-mark.ts';
import { requestField } from '../../merchant/schema-fields.ts';
import { describeAnswer, entryOf, hasRole, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skip, Violation } from '../verdict.ts';

/** Real calls carry the flag only as an option. */
function canBeAbsent(book: Book): boolean {
  const real = debuggingMark(book.model, probedExchange(book), 'real');
  return 'testFlag' in real && real['testFlag'] === undefined;
}

/** Current pages don't send the flag in real calls; older ones, and some sites, send "0". */
export const testFlagZero: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  if (!canBeAbsent(book)) return [];
  return [
    {
      id: 'tolerance.test-flag-zero',
      title: 'A call with testFlag "0" is a real call',
      severity: 'error',
      rule: book.guide.rules.transport,
      exchange: exchange.name,
      calls: 'real',
      stage: 'plain',
      async run({ probeAccepted }) {
        const answer = await probeAccepted({}, { testFlag: '0' });
        expectAccepted(answer, 'A request with testFlag "0" about a real order');
      },
    },
  ];
};

/** Who asks only whether the flag is there takes such a call for a test, and does nothing. */
export const testFlagZeroIsReal: MakeChecks = (book) => {
  const { cast, habits, named, rules, subject: word } = book.guide;
  const exchange = cast.idle.find((idle) => habits.refusesUnknown.includes(idle));
  if (exchange === undefined || !canBeAbsent(book)) return [];
  return [
    {
      id: 'tolerance.test-flag-zero-is-real',
      title: 'A call with testFlag "0" does what a real call does',
      severity: 'error',
      rule: rules.transport,
      exchange,
      calls: 'real',
      stage: 'plain',
      async run({ ask, instance, ready, query, fresh }) {
        const unknown = unknownSubject(book.guide);
        const answer = await ask(exchange, unknown, zero);
        if (isAccepted(answer) && !isAccepted(await ask(exchange, unknown))) {
          throw new Violation({
            message: `${exchange} with testFlag "0" succeeds for an unknown ${word}, and is refused without testFlag. ${mend}`,
            expected: 'the answer that a call without testFlag gets',
            actual: describeAnswer(answer),
            exchanged: answer,
          });
        }
        if (cast.create === undefined || cast.query === undefined) return;
        const usual = await instance();
        if (entryOf(await query(usual), usual.subject[named]) === undefined) {
          skip(`The usual ${word} can not be queried either; see life-cycle.query.`);
        }
        const purchase = fresh();
        const opened = await ready(await ask(cast.create.exchange, purchase, zero), purchase);
        const shown = await query(opened);
        if (entryOf(shown, opened.subject[named]) !== undefined) return;
        throw new Violation({
          message: `What was opened with testFlag "0" is not there for calls without testFlag. ${mend}`,
          expected: `an entry for ${named} ${opened.subject[named]}`,
          actual: describeAnswer(shown),
          exchanged: shown,
        });
      },
    },
  ];
};

const zero = { testFlag: '0' };
const mend = 'Only "1" marks a debugging call: compare the text, since "0" is true as a condition.';

/** Where something is opened, life-cycle.create says so: nothing can be opened without the flag. */
export const testFlagMissing: MakeChecks = (book) => {
  const { name: exchange } = probedExchange(book);
  const { cast, habits, rules } = book.guide;
  if (cast.create !== undefined || !canBeAbsent(book)) return [];
  return [
    {
      id: 'tolerance.test-flag-missing',
      title: 'A call without testFlag is a real call',
      // Some pages say that the flag always comes.
      severity: habits.dispensable[exchange]?.includes('testFlag') ? 'warning' : 'error',
      rule: rules.transport,
      exchange,
      calls: 'real',
      stage: 'plain',
      async run({ instance, ask }) {
        const { subject } = await instance();
        const fields = requestOf(book, { exchange }, subject);
        const answer = await ask(exchange, subject, fields);
        if (!hasRole(answer, 'invalid')) return;
        if (hasRole(await ask(exchange, subject, { ...fields, testFlag: '0' }), 'invalid')) return;
        throw new Violation({
          message: 'A request without testFlag was refused, while one with testFlag "0" is understood.',
          expected: 'testFlag "0" as the default',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};

/** V2.0 writes text; some copies of V1 have a number. */
export const testFlagNumber: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  const types = listAt(requestField(book.model, exchange, 'testFlag'), 'type');
  // Who takes only the text for the mark would do real work, which a query does not.
  if (exchange.name !== book.guide.cast.query || !types.includes('string') || !types.includes('integer'))
    return [];
  return [
    {
      id: 'tolerance.test-flag-number',
      title: 'A debugging call may have the number 1 for testFlag',
      severity: 'warning',
      rule: book.guide.rules.transport,
      exchange: exchange.name,
      calls: 'debug',
      stage: 'plain',
      async run({ probeAccepted }) {
        const answer = await probeAccepted({ odd: true }, { testFlag: 1 });
        expectAccepted(answer, 'A debugging call with the number 1 for testFlag, not the text "1",');
      },
    },
  ];
};
