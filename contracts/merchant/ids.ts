import { randomBytes } from 'node:crypto';
import { formatTimeStamp } from '../../runtime/signing/time-stamp.ts';

/** What a callback says of an order. */
export interface Order {
  readonly orderId: string;
  readonly orderLineId: string;
}

/** Orders that the platform's Query Order knows for debugging (zh-cn_topic_0070649427), by what they stand for. */
export const mockOrders = {
  period: 'MOCKPERIODYEARNEW',
  'one-time': 'MOCKONETIMENEW',
  'pay-per-use': 'MOCKONDEMAND',
  package: 'MOCKONDEMANDPKG',
  trial: 'MOCKPERIODDAYTRIAL',
  renewal: 'MOCKMONTYRENEW',
  trialToFormal: 'MOCKMONTYTRIALTOFORMAL',
  unsubscription: 'MOCKMONTYUNSUBSCRIBE',
  change: 'MOCKMONTYCHANGE',
} as const;

/**
 * An order that nobody has seen before, so that a merchant can be verified again and again. A mock platform answers
 * its ID like the mock order it starts with. Like all documented ones it has capital letters and digits only.
 */
export function freshOrder(like: keyof typeof mockOrders = 'period'): Order {
  const orderId = `${mockOrders[like]}${randomDigits()}`;
  return { orderId, orderLineId: `${orderId}-000001` };
}

/** 18 random digits. */
function randomDigits(): string {
  return BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString()
    .padStart(18, '0')
    .slice(-18);
}

/** UTC, `yyyyMMddHHmmss`, or with milliseconds in 17 digits; one year from now unless told. */
export function expireTime(digits: 14 | 17 = 14, days = 365): string {
  const time = new Date(Date.now() + days * 24 * 3600 * 1000);
  return time.toISOString().replace(/\D/g, '').slice(0, digits);
}

/** `yyyyMMddHHmmssSSS` of now in Beijing, as the kit writes times. */
export function beijingTime(): string {
  return formatTimeStamp(Date.now() + 8 * 3600 * 1000);
}
