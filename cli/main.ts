import { enableCompileCache } from 'node:module';

// Before anything else is loaded, so that all of it is found compiled next time.
enableCompileCache();

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
