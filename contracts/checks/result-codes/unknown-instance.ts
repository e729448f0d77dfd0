import { unknownInstanceId } from '../../merchant/ids.ts';
import { aboutInstance, type InstanceExchange, isOptional } from '../../session/sound-fields.ts';
import { codes } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip } from '../verdict.ts';

/** The reference says that the code "may" be returned, so another refusal is a warning. */
function unknown(exchange: InstanceExchange): Check {
  return {
    id: `result-codes.unknown-instance-${exchange}`,
    title: `${exchange} for an instance that was never issued is refused with 000003`,
    severity: 'error',
    rule: rules.resultCodes,
    guides: ['saas-v2'],
    exchange,
    calls: 'each',
    stage: 'plain',
    async run({ instance, offers, send }) {
      await instance();
      if (isOptional(exchange) && !(await offers(exchange))) skip(`${exchange} is not offered.`);
      const answer = await send(exchange, aboutInstance[exchange](unknownInstanceId()));
      expectRefused(answer, `${exchange} for an instance never issued`, [codes.unknown], 'warning');
    },
  };
}

export const unknownInstance = [
  unknown('queryInstance'),
  unknown('refreshInstance'),
  unknown('updateInstanceStatus'),
  unknown('releaseInstance'),
  unknown('upgradeInstance'),
  unknown('changeInstanceCheck'),
];
