#!/usr/bin/env node
// Plain JavaScript of an old kind, so that an old Node can run it far enough to say, or mend, what is wrong.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
// In a clone the sources run as they are; a published package brings them compiled.
const source = new URL('cli/main.ts', root);
const entry = existsSync(source) ? source : new URL('dist/cli/main.js', root);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 18)) {
  // What was compiled once is not compiled again: TypeScript and Redocly are large.
  nodeModule.enableCompileCache?.();
  await import(entry.href);
} else {
  const own = fileURLToPath(new URL('node_modules/node/bin/node', root));
  if (existsSync(own)) {
    const child = spawn(own, [fileURLToPath(entry), ...process.argv.slice(2)], { stdio: 'inherit' });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    // A terminal interrupts both, and the child decides when it is done.
    process.on('SIGINT', () => {});
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => {
      process.exitCode = code ?? 2;
    });
  } else {
    console.error(
      `koocontract needs Node 24.18 or newer; this is ${process.versions.node}. \`npm install --save-dev node@24\` brings one along.`,
    );
    process.exitCode = 2;
  }
}
