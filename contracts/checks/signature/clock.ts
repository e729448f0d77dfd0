import type { Exchanged } from '../../exchanged.ts';
import { skip } from '../verdict.ts';

/** Clocks that differ by less can't be told apart: a Date header knows whole seconds only. */
const noticeable = 1.5;

/**
 * Skips a check whose time stamp lies one or two seconds from the limit when these were used up otherwise: on a slow way, or
 * by clocks that differ.
 */
export function expectSureOfTime(exchanged: Exchanged): void {
  const { durationMs } = exchanged.received;
  if (durationMs >= 900) {
    skip(`The answer took ${durationMs} ms, so whether the window is kept to the second can't be told.`);
  }
  const ahead = secondsAhead(exchanged);
  if (ahead === 0) return;
  const side = ahead > 0 ? 'ahead of' : 'behind';
  skip(
    `By its Date header the server's clock is ${Math.abs(ahead).toFixed(1)} s ${side} ours, so whether the window is kept to the second can't be told.`,
  );
}

/** Seconds that the server's clock is ahead of ours, by its Date header; 0 when it is right or can't be told. */
export function secondsAhead({ received: { headers, durationMs } }: Exchanged): number {
  const theirs = Date.parse(headers['date'] ?? '') + 500;
  const ours = Date.now() - durationMs / 2;
  const ahead = (theirs - ours) / 1000;
  return Math.abs(ahead) > noticeable ? ahead : 0;
}
