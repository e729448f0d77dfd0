import { unknownInstanceId } from '../../merchant/ids.ts';
import { aboutInstance } from '../../session/sound-fields.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';

export const staysUp: Check = {
  id: 'transport.stays-up',
  title: 'The server still answers after everything that was sent to it',
  severity: 'error',
  rule: rules.callbacks,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'any',
  stage: 'review',
  async run({ log, send }) {
    const last = log.stopped();
    if (last !== undefined) throw last;
    await send('queryInstance', aboutInstance.queryInstance(unknownInstanceId()));
  },
};
