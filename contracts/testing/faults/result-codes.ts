import { acting, onActivity, onAnswer } from '../alter.ts';
import { type Answer, success } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

const isUnknown = (answer: Answer) => answer['resultCode'] === '000003';

/** Each callback about an instance, with what its success looks like. */
const unknownSucceeds: readonly Fault[] = Object.entries({
  queryInstance: { ...success, info: [{ instanceId: 'x' }] },
  refreshInstance: success,
  updateInstanceStatus: success,
  releaseInstance: success,
  upgradeInstance: success,
  changeInstanceCheck: success,
}).map(([activity, answer]) => ({
  fault: `answers success to ${activity} for an unknown instance`,
  change: onActivity(activity, async (_fields, normally) => {
    const usual = await normally();
    return isUnknown(usual) ? answer : usual;
  }),
  fails: [`result-codes.unknown-instance-${activity}`],
  // In debugging calls it is no error.
  warns: [`result-codes.unknown-instance-${activity}`],
}));

const forgets = (activity: string, field: string, weight: 'fails' | 'warns'): Fault => ({
  fault: `does not miss ${field} in ${activity}`,
  change: onActivity(activity, (fields, normally) =>
    fields[field] === undefined ? { ...success, instanceId: 'some' } : normally(),
  ),
  [weight]: [`result-codes.mandatory-fields-${activity}`],
});

export const resultCodeFaults: readonly Fault[] = [
  ...unknownSucceeds,
  {
    fault: 'answers success to every activity',
    change: acting(async (fields, normally) => {
      const known =
        /^(new|query|refresh|release|upgrade)Instance$|^updateInstanceStatus$|^changeInstanceCheck$/;
      return known.test(String(fields['activity'])) ? normally() : success;
    }),
    fails: ['result-codes.unknown-activity'],
  },
  forgets('newInstance', 'orderId', 'fails'),
  forgets('newInstance', 'businessId', 'warns'),
  forgets('refreshInstance', 'expireTime', 'fails'),
  forgets('refreshInstance', 'scene', 'warns'),
  forgets('queryInstance', 'instanceId', 'fails'),
  forgets('updateInstanceStatus', 'status', 'fails'),
  forgets('releaseInstance', 'instanceId', 'fails'),
  forgets('upgradeInstance', 'orderId', 'warns'),
  forgets('changeInstanceCheck', 'productInfo', 'warns'),
  {
    fault: 'dies of a missing orderLineId',
    change: onActivity('newInstance', (fields, normally) => {
      if (fields['orderLineId'] === undefined) throw new TypeError('orderLineId is undefined');
      return normally();
    }),
    fails: ['result-codes.mandatory-fields-newInstance'],
  },
  {
    fault: 'never answers an unknown activity',
    change: acting((fields, normally) =>
      fields['activity'] === 'noSuchActivity' ? new Promise<never>(() => {}) : normally(),
    ),
    fails: ['transport.in-time'],
  },
  {
    fault: 'answers numbers for result codes',
    change: onAnswer((answer) => ({ ...answer, resultCode: Number(answer['resultCode']) })),
    fails: ['result-codes.documented'],
  },
  {
    fault: 'makes up a result code',
    change: onAnswer((answer) => (isUnknown(answer) ? { ...answer, resultCode: '000404' } : answer)),
    fails: ['result-codes.documented'],
    warns: unknownSucceeds.flatMap(({ fails = [] }) => fails),
  },
  {
    fault: 'sends no resultMsg',
    change: onAnswer(({ resultMsg, ...answer }) => answer),
    fails: ['result-codes.message'],
  },
];
