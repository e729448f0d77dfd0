import { ruleOf } from '../../guides/book.ts';
import { patience } from '../../session/ready.ts';
import { describeAnswer, entriesIn, entryOf, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { Violation } from '../verdict.ts';

export const queryInstance: MakeChecks = (book) => {
  const { cast, named, habits } = book.guide;
  const exchange = cast.query;
  if (exchange === undefined) return [];
  return [
    {
      id: 'life-cycle.query',
      title: `${exchange} answers with an entry for the instance as soon as it is ready`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run({ opened, query, calls, isMandatory }) {
        const instance = await opened();
        const answer = await query(instance);
        if (hasRole(answer, 'pending')) {
          throw new Violation({
            message: `The instance was still being opened after ${patience} s, so checks that need one were skipped.`,
            expected: 'resultCode 000000 with the information, in the end',
            actual: describeAnswer(answer),
            exchanged: answer,
            // No maximum is documented for real instances; debugging counts 000000 only, and so does what is open already.
            severity: calls === 'real' && instance.asynchronous ? 'warning' : 'error',
          });
        }
        const severity = isMandatory(exchange) ? undefined : 'warning';
        expectAccepted(answer, 'A query for an open instance', severity);
        const name = instance.subject[named];
        const other = entriesIn(answer).find((entry) => (entry['instanceId'] ?? name) !== name);
        if (other !== undefined && entryOf(answer, name) !== undefined) {
          throw new Violation({
            message: `The answer to ${exchange} shows instances that were not asked for: those of other customers.`,
            expected: `one entry in info, for ${name}`,
            actual: `${entriesIn(answer).length} entries, one for ${String(other['instanceId'])}`,
            exchanged: answer,
          });
        }
        if (entryOf(answer, name) !== undefined) return;
        const count = entriesIn(answer).length;
        throw new Violation({
          message: `The answer to ${exchange} has no entry for the instance that was asked for.`,
          expected: `info: [{ instanceId: ${JSON.stringify(name)}, … }]`,
          actual: count === 0 ? 'no entries in info' : `${count} entries in info, none with this instanceId`,
          exchanged: answer,
          // Without a look at the request the answer can't know the instance.
          severity: calls === 'debug' && habits.hollowDebugging ? 'warning' : severity,
        });
      },
    },
  ];
};
