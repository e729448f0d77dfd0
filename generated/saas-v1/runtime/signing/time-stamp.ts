/** Milliseconds since 1970 as `yyyyMMddHHmmssSSS` in UTC. */
export function formatTimeStamp(time: number): string {
  return new Date(time).toISOString().replace(/\D/g, '');
}

/**
 * Reads `yyyyMMddHHmmssSSS`, also with fewer or no digits of the milliseconds, as the guides print it here and there.
 *
 * @returns milliseconds since 1970; `undefined` when `text` is no such time
 */
export function parseTimeStamp(text: string, zone: 'Z' | '+08:00'): number | undefined {
  if (!/^\d{14,17}$/.test(text)) return undefined;
  const fields = /^(....)(..)(..)(..)(..)(..)(...)$/;
  const time = Date.parse(text.padEnd(17, '0').replace(fields, `$1-$2-$3T$4:$5:$6.$7${zone}`));
  return Number.isNaN(time) ? undefined : time;
}
