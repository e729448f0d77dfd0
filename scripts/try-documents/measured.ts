import { run } from '../../cli/run.ts';

/** Runs `koocontract` with the given arguments, and tells its parent how much memory that took. */
process.exitCode = await run(process.argv.slice(2));
// Of the whole process at its highest, in KiB.
process.send?.({ peak: process.resourceUsage().maxRSS });
process.disconnect();
