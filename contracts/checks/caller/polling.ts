import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { busiest } from './busiest.ts';
import { callerBasics, describeCall, expectCalls } from './caller-basics.ts';
import { callerRules } from './rules.ts';

/** No limit is documented but the gateway's 200 calls per second: so many of the same in a second help nobody. */
const most = 10;

export const callerPolling: MakeChecks = (book) => {
  if (book.guide.openApis === undefined) return [];
  return [
    {
      ...callerBasics(book),
      id: 'caller.polling',
      title: 'The merchant does not ask the same again and again within a second',
      severity: 'warning',
      rule: callerRules.calling,
      async run({ heard, log }) {
        const { all } = await heard();
        expectCalls(all);
        const found = busiest(all, log.answers);
        if (found === undefined || found.count <= most * found.occasions) return;
        const { call, count } = found;
        throw new Violation({
          message: `${call.exchanged.exchange} was called ${count} times within a second with the same parameters. The platform refuses whoever calls too often (HTTP 429 APIGW.0308, HTTP 406 MKT.0250): ask once and keep the answer; after a failure pause before asking again.`,
          expected: `at most ${most} calls of the same within a second, for each callback`,
          actual: `${count} of ${describeCall(call.exchanged)}`,
          exchanged: call.exchanged,
        });
      },
    },
  ];
};
