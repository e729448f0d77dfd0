import { enableCompileCache } from 'node:module';

// Before anything else is loaded, so that all of it is found compiled next time.
enableCompileCache();

// `koocontract … | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
