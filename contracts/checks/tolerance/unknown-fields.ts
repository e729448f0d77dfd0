import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

/** New fields were added to the callbacks before, and will be again. */
export const unknownFields: Check = {
  id: 'tolerance.unknown-fields',
  title: 'Fields that the merchant does not know are ignored',
  severity: 'error',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'plain',
  async run({ probe }) {
    const answer = await probe({}, { futureField: 'a field of a later version' });
    expectAccepted(answer, 'A request with an additional field');
  },
};
