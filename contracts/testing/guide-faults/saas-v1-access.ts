import { randomUUID } from 'node:crypto';
import { isRecord } from '../../../generator/load/openapi.ts';
import { encryptField } from '../../../runtime/signing/aes-cbc.ts';
import { acting } from '../guide-alter.ts';
import { type Answer, type GuideChange, guideKey } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Changes the answer to a creation that came before. */
function onResend(change: (answer: Answer) => Answer): GuideChange {
  const seen = new Set<unknown>();
  return acting(async ({ exchange, fields: { orderId, productId } }, normally) => {
    const answer = await normally();
    const key = `${String(orderId)} ${String(productId)}`;
    if (exchange !== 'newInstance' || answer['resultCode'] !== '000000') return answer;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? answer : change(answer);
  });
}

/** What customers get with their purchase. */
export const saasV1Access: readonly GuideFault[] = [
  {
    fault: 'answers a resend without the access data',
    change: onResend(({ appInfo, ...answer }) => answer),
    fails: ['idempotency.create-resend-access'],
  },
  {
    fault: 'makes a new password for each resend',
    change: onResend(({ appInfo, ...answer }) => ({
      ...answer,
      appInfo: {
        ...(isRecord(appInfo) ? appInfo : {}),
        userName: encryptField(randomUUID(), guideKey, { keySize: 256 }),
      },
    })),
    fails: ['idempotency.create-resend-access'],
  },
];
