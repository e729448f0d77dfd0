import type { Exchanged } from '../../exchanged.ts';
import type { Fields } from '../../merchant/merchant.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import type { Bench } from '../../session/bench.ts';
import { aboutInstance, creation, type InstanceExchange, isOptional } from '../../session/sound-fields.ts';
import { codeOf } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip } from '../verdict.ts';

/** Mandatory for the platform, but a merchant can do the work without them: accepting their absence is a warning. */
const dispensable: Readonly<Record<string, readonly string[]>> = {
  newInstance: ['businessId'],
  refreshInstance: ['scene', 'orderId', 'orderLineId'],
  // Optional callbacks: only a crash, or work on no instance, is certainly wrong.
  upgradeInstance: ['orderId', 'orderLineId'],
  changeInstanceCheck: ['productInfo'],
};

function mandatory(exchange: 'newInstance' | InstanceExchange): Check {
  return {
    id: `result-codes.mandatory-fields-${exchange}`,
    title: `${exchange} without one of its mandatory fields is refused with a result code`,
    severity: 'error',
    rule: rules[exchange],
    guides: ['saas-v2'],
    exchange,
    calls: 'any',
    stage: 'provoking',
    async run(bench) {
      if (isOptional(exchange) && !(await bench.offers(exchange))) skip(`${exchange} is not offered.`);
      const fields = await soundFields(bench, exchange);
      const spared = dispensable[exchange] ?? [];
      const names = requiredFields(bench.model, exchange).filter((name) => name !== 'activity');
      const answers: { field: string; answer: Exchanged; rank: number }[] = [];
      for (const field of names) {
        const answer = await bench.send(exchange, { ...fields, [field]: undefined });
        const rank = codeOf(answer) === undefined ? 0 : spared.includes(field) ? 2 : 1;
        answers.push({ field, answer, rank });
      }
      // The worst fault first: it is the one that is shown.
      for (const { field, answer, rank } of answers.toSorted((a, b) => a.rank - b.rank)) {
        expectRefusalCode(answer, `${exchange} without ${field}`, rank === 2 ? 'warning' : undefined);
      }
    },
  };
}

async function soundFields(
  { instance, freshOrder }: Bench,
  exchange: 'newInstance' | InstanceExchange,
): Promise<Fields> {
  const { instanceId } = await instance();
  return exchange === 'newInstance' ? creation(freshOrder()) : aboutInstance[exchange](instanceId);
}

export const mandatoryFields = [
  mandatory('newInstance'),
  mandatory('queryInstance'),
  mandatory('refreshInstance'),
  mandatory('updateInstanceStatus'),
  mandatory('releaseInstance'),
  mandatory('upgradeInstance'),
  mandatory('changeInstanceCheck'),
];
