/**
 * Preloaded into what is measured: when the process ends, it writes the most memory that it has had, in KiB, to a file in
 * the folder BENCH_MEMORY. JavaScript, since loading the means to strip types would be measured, too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const status = '/proc/self/status';
const folder = process.env['BENCH_MEMORY'] ?? '.';

process.on('exit', () => {
  // Linux counts what the parent had at the moment of the fork into `maxRSS`, but not into the high water mark.
  const highWater = existsSync(status) && /^VmHWM:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1];
  writeFileSync(join(folder, String(process.pid)), `${highWater || process.resourceUsage().maxRSS}`);
});
