import type { Check } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';
import { rules } from '../rules.ts';

export const unknownActivity: Check = {
  id: 'result-codes.unknown-activity',
  title: 'A request with an unknown activity, or with none, is refused with a result code',
  severity: 'error',
  rule: rules.resultCodes,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'provoking',
  async run({ instance, send }) {
    const { instanceId } = await instance();
    for (const activity of ['noSuchActivity', undefined]) {
      const answer = await send('queryInstance', { activity, instanceId });
      expectRefusalCode(answer, `A request with ${activity === undefined ? 'no' : 'an unknown'} activity`);
    }
  },
};
