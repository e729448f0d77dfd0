import { ResultError } from '../../generated/saas-v2/server.ts';

/**
 * Reads a time of the platform: UTC, `yyyyMMddHHmmss`, in samples with milliseconds behind it (3.3).
 *
 * @returns ISO 8601
 * @throws ResultError 000002 when there is no such time
 */
export function parsePlatformTime(text: string): string {
  const iso = text
    .padEnd(17, '0')
    .replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/, '$1-$2-$3T$4:$5:$6.$7Z');
  if (Number.isNaN(Date.parse(iso))) throw new ResultError('000002', `${text} is no time yyyyMMddHHmmss`);
  return iso;
}

/** Writes a time as usage wants it: UTC, `yyyyMMddHHmmssSSS` (3.2). */
export function formatPlatformTime(time: Date): string {
  return time.toISOString().replace(/\D/g, '');
}

/**
 * End of the period that an order has paid for. The order's own `expireTime` counts from the order, not from the
 * opening, and is for reference only.
 *
 * @param type `year`, `month` or `day`
 * @returns ISO 8601; `null` when the order has no period
 */
export function periodEnd(start: Date, type: string | null, count: number | null): string | null {
  const end = new Date(start);
  if (count === null) return null;
  if (type === 'year') end.setUTCFullYear(end.getUTCFullYear() + count);
  else if (type === 'month') end.setUTCMonth(end.getUTCMonth() + count);
  else if (type === 'day') end.setUTCDate(end.getUTCDate() + count);
  else return null;
  return end.toISOString();
}
