import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { callerBasics } from './caller-basics.ts';
import { callerRules } from './rules.ts';

export const callerOrderQuery: MakeChecks = (book) => {
  if (book.guide.openApis?.includes('queryOrder') !== true) return [];
  return [
    {
      ...callerBasics(book),
      id: 'caller.order-query',
      title: 'The merchant looks up what was ordered with Query Order',
      severity: 'advice',
      rule: callerRules.queryOrder,
      async run({ heard, calls, log }) {
        const { all } = await heard();
        if (all.some(({ exchanged }) => exchanged.exchange === 'queryOrder')) return;
        if (calls === 'debug') skip('Only debugging calls were made, whose orders need not be looked up.');
        if (!log.answers.some((answer) => answer.calls === calls && isAccepted(answer.exchanged)))
          skip('The merchant has accepted no order.');
        throw new Violation({
          message:
            'The merchant never called Query Order. The callbacks carry IDs only: what was bought, how much of it and for how long stands in the order.',
          expected: 'GET /api/mkp-openapi-public/global/v1/order/query?orderId=…',
          actual: 'no such call',
        });
      },
    },
  ];
};
