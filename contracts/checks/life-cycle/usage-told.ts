import { ruleOf } from '../../guides/book.ts';
import { entryOf } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Only where the request tells how it was bought: elsewhere the merchant may have no platform to ask. */
export const usageTold: MakeChecks = (book) => {
  const { cast, sales = [], billingOf, named } = book.guide;
  const exchange = cast.query;
  const sale = sales.find(({ name }) => name === 'pay-per-use');
  if (exchange === undefined || sale === undefined || billingOf === undefined) return [];
  return [
    {
      id: 'life-cycle.query-usage',
      title: `${exchange} tells the usage of an instance that was bought by use`,
      severity: 'warning',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'real',
      stage: 'plain',
      billing: sale.billing,
      async run({ instance, fresh, create, ready, query }) {
        await instance();
        const purchase = fresh(sale);
        const opened = await ready(await create(purchase), purchase);
        const answer = await query(opened);
        const entry = entryOf(answer, opened.subject[named]);
        if (entry === undefined) skip('There is no entry; see life-cycle.query.');
        if (Array.isArray(entry['usageInfo'])) return;
        throw new Violation({
          message:
            'The entry of a pay-per-use instance has no usageInfo, from which its customer sees the usage.',
          expected: 'usageInfo: [{ usageValue, statisticalTime }], empty as long as nothing was used',
          actual: `usageInfo: ${JSON.stringify(entry['usageInfo']) ?? 'missing'}`,
          exchanged: answer,
        });
      },
    },
  ];
};
