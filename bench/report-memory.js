/**
 * Preloaded into what is measured (`node --import`): writes the most memory that the process has had, in KiB, to file
 * descriptor 3 when it ends. JavaScript, since loading the means to strip types would be measured, too.
 */
import { existsSync, readFileSync, writeSync } from 'node:fs';

const status = '/proc/self/status';

process.on('exit', () => {
  // Linux counts what the parent had at the moment of the fork into `maxRSS`, but not into the high water mark.
  const highWater = existsSync(status) && /^VmHWM:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1];
  writeSync(3, `${highWater || process.resourceUsage().maxRSS}`);
});
