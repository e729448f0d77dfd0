import { aboutInstance } from '../../session/sound-fields.ts';
import { entryOf, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip, Violation } from '../verdict.ts';

/** Three IDs are often longer than 100 characters, which the table calls the maximum but means the number of IDs. */
export const querySeveral: Check = {
  id: 'life-cycle.query-several',
  title: 'queryInstance for several instances, separated by commas, answers with an entry for each',
  severity: 'error',
  rule: rules.queryInstance,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'each',
  stage: 'plain',
  async run({ instance, open, query, send }) {
    const one = await instance();
    if (!isAccepted(await query(one))) skip('Not even one can be queried; see life-cycle.query.');
    const instances = [one, await open(), await open()];
    const ids = instances.map(({ instanceId }) => instanceId);
    if (new Set(ids).size < ids.length)
      skip('Orders share an instanceId; see idempotency.create-other-order.');
    const answer = await send('queryInstance', aboutInstance.queryInstance(ids.join(',')));
    expectAccepted(answer, 'A query for three instances');
    const missing = ids.filter((id) => entryOf(answer, id) === undefined);
    if (missing.length === 0) return;
    throw new Violation({
      message: `The answer to a query for three instances lacks ${missing.length} of them.`,
      expected: `one entry in info for each of ${ids.join(', ')}`,
      actual: `none for ${missing.join(', ')}`,
      exchanged: answer,
    });
  },
};
