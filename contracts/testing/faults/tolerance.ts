import { randomUUID } from 'node:crypto';
import { isRecord } from '../../../generator/load/openapi.ts';
import { acting, refusing } from '../alter.ts';
import { success, unknown } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** What a renewal is part of. */
export const renewalChecks = [
  'life-cycle.renew',
  'life-cycle.renew-frozen',
  'idempotency.debug-after-release',
];

export const toleranceFaults: readonly Fault[] = [
  {
    fault: 'refuses fields that it does not know',
    change: refusing((fields) => 'futureField' in fields),
    fails: ['tolerance.unknown-fields'],
  },
  {
    fault: 'takes every testFlag for a test, and keeps tests apart',
    change: acting((fields, normally) => (fields['testFlag'] === '0' ? unknown : normally())),
    fails: ['tolerance.test-flag-zero'],
  },
  {
    fault: 'takes testFlag "0" for true, and opens nothing then',
    change: acting((fields, normally) =>
      fields['testFlag'] === '0' && fields['activity'] === 'newInstance'
        ? { ...success, instanceId: randomUUID() }
        : normally(),
    ),
    fails: ['tolerance.test-flag-zero-is-real'],
  },
  {
    fault: 'answers success to whatever has testFlag "0"',
    change: acting((fields, normally) => (fields['testFlag'] === '0' ? success : normally())),
    fails: ['tolerance.test-flag-zero-is-real'],
  },
  {
    fault: 'wants the text "1" for testFlag',
    change: refusing(({ testFlag }) => testFlag === 1),
    warns: ['tolerance.test-flag-number'],
  },
  {
    fault: 'refuses a renewal of another product',
    change: refusing((fields) => fields['activity'] === 'refreshInstance' && 'productId' in fields),
    fails: ['tolerance.product-id-refreshInstance'],
  },
  {
    fault: 'wants more than a productId of the target product',
    change: refusing(({ productInfo }) => isRecord(productInfo) && !('skuCode' in productInfo)),
    warns: ['tolerance.product-info-small-changeInstanceCheck'],
  },
  {
    fault: 'refuses the text of the target product',
    change: refusing(({ productInfo }) => typeof productInfo === 'string'),
    warns: ['tolerance.product-info-text-changeInstanceCheck'],
  },
  {
    fault: 'refuses a list of target products',
    change: refusing(({ productInfo }) => Array.isArray(productInfo)),
    warns: ['tolerance.product-info-list-changeInstanceCheck'],
  },
  {
    fault: 'refuses an expireTime of 17 digits',
    change: refusing(({ expireTime }) => String(expireTime).length === 17),
    fails: ['tolerance.expire-time-17'],
  },
  {
    fault: 'refuses an expireTime of 14 digits',
    change: refusing(({ expireTime }) => String(expireTime).length === 14),
    fails: [
      'tolerance.expire-time-14',
      'life-cycle.trial-to-formal',
      'life-cycle.renewal-cancelled',
      ...renewalChecks,
    ],
    warns: ['life-cycle.renewal-change', 'result-codes.unknown-instance-refreshInstance'],
  },
];
