import { formatTimeStamp, parseTimeStamp } from '../../../runtime/signing/time-stamp.ts';

/** Milliseconds since 1970 as `yyyyMMddHHmmss` in UTC. */
export function printTime(time: number): string {
  return formatTimeStamp(time).slice(0, 14);
}

/**
 * Reads `yyyyMMddHHmmss` in UTC.
 *
 * @returns milliseconds since 1970; `undefined` when there is no such time, 30 February for one
 */
export function readTime(text: string): number | undefined {
  const time = parseTimeStamp(text, 'Z');
  // The parser of dates takes the 30th of every month.
  return time !== undefined && printTime(time) === text ? time : undefined;
}

/** Reads `yyyyMMdd'T'HHmmss'Z'`, as {@link readTime} does. */
export function readZonedTime(text: string): number | undefined {
  return /^\d{8}T\d{6}Z$/.test(text) ? readTime(text.replace(/[TZ]/g, '')) : undefined;
}

/** The same moment a year later. */
export function yearAfter(time: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
}
