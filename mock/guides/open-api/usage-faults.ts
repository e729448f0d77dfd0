import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Refusal } from './refusal.ts';
import { meaningOf } from './test-values.ts';
import { readZonedTime } from './times.ts';

/** Instances that are out of order as only the platform can know. Records may name any other. */
export const testInstances = {
  'TEST-UNKNOWN': { code: '001', cause: 'does not exist' },
  'TEST-WITHDRAWN': { code: '006', cause: 'is of a product that has been withdrawn' },
  'TEST-FOREIGN': { code: '009', cause: 'belongs to another merchant' },
  'TEST-NOT-PAY-PER-USE': { code: '012', cause: 'is no pay-per-use resource' },
  'TEST-ABNORMAL': { code: '013', cause: 'is in an abnormal state' },
  'TEST-CLOSED': { code: '014', cause: 'is closed' },
  'TEST-OPENED-LATER': { code: '015', cause: 'was opened after begin_time' },
} as const;

/**
 * What is wrong with a usage record by itself, as a code of single records (zh-cn_topic_0070649410): the first of
 * several faults.
 *
 * @param now milliseconds since 1970
 */
export function faultIn(record: unknown, now: number): Refusal | undefined {
  return timeFault(record, now) ?? valueFault(record) ?? instanceFault(record);
}

/** A record may begin 21 days ago (`MKT.9004` of zh-cn_topic_0070649411). */
const oldest = 21 * 86_400_000;
/** Clocks may differ by as much as the gateway lets them. */
const skew = 900_000;

function timeFault(record: unknown, now: number): Refusal | undefined {
  const wrong = ['record_time', 'begin_time', 'end_time'].find((name) => Number.isNaN(timeAt(record, name)));
  if (wrong !== undefined)
    return { code: '002', cause: `${wrong} ${textAt(record, wrong)} is no time as yyyyMMdd'T'HHmmss'Z'` };
  const begin = timeAt(record, 'begin_time');
  const end = timeAt(record, 'end_time');
  if (begin > end) return { code: '011', cause: 'begin_time is after end_time' };
  if (end > now + skew) return { code: '011', cause: `end_time ${textAt(record, 'end_time')} is to come` };
  return begin < now - oldest
    ? { code: '007', cause: `begin_time ${textAt(record, 'begin_time')} is over 21 days ago` }
    : undefined;
}

function timeAt(record: unknown, name: string): number {
  return readZonedTime(textAt(record, name)) ?? Number.NaN;
}

function valueFault(record: unknown): Refusal | undefined {
  const value = String(recordAt({ record }, 'record')['usage_value']);
  const isAmount = /^\d+(\.\d{1,4})?$/.test(value) && Number(value) > 0;
  return isAmount
    ? undefined
    : { code: '003', cause: `usage_value ${value} is no number above 0 with at most 4 decimals` };
}

function instanceFault(record: unknown): Refusal | undefined {
  const id = textAt(record, 'instance_id');
  const meaning = meaningOf(testInstances, id);
  return meaning && { code: meaning.code, cause: `instance_id ${id} ${meaning.cause}` };
}
