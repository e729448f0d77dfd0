/**
 * Times whole commands as a user starts them, several runs each, and prints the median with the spread, in
 * seconds and as a multiple of an empty Node process in the same run: machines differ, ratios less.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startExample } from '../cli/start-example.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'koocontract-bench-'));
const example = await startExample(join(folder, 'merchant.sqlite'));
const env = { ...process.env, KOO_ACCESS_KEY: example.accessKey, NO_COLOR: '1' };

interface Measured {
  readonly what: string;
  /** What the project promises, in seconds. */
  readonly bar: number | undefined;
  readonly command: readonly string[] | ((run: number) => readonly string[]);
  /** Text after which the command counts as ready; it is ended then. */
  readonly ready?: string;
}

const measured: readonly Measured[] = [
  { what: 'an empty Node process', bar: undefined, command: ['-e', ''] },
  { what: 'koocontract --help', bar: 0.2, command: ['bin/koocontract.js', '--help'] },
  {
    what: 'koocontract generate, all anew',
    bar: 3,
    // A folder of its own each time, so that no run can build on the last.
    command: (run) => ['bin/koocontract.js', 'generate', '-o', join(folder, `generated-${run}`)],
  },
  { what: 'koocontract generate, nothing to do', bar: 1, command: ['bin/koocontract.js', 'generate'] },
  {
    what: 'koocontract mock open-api, ready',
    bar: 1,
    command: ['bin/koocontract.js', 'mock', 'open-api', '--port', '0'],
    ready: 'http://',
  },
  {
    what: 'koocontract mock saas-v2, ready',
    bar: 1,
    command: ['bin/koocontract.js', 'mock', 'saas-v2', '--as', 'merchant', '--port', '0'],
    ready: 'http://',
  },
  {
    what: 'koocontract verify, example merchant',
    bar: 3,
    command: ['bin/koocontract.js', 'verify', example.url, '--guide', 'saas-v2'],
  },
];

console.log(
  `${'command'.padEnd(40)} ${'median'.padStart(8)} ${'min'.padStart(8)} ${'max'.padStart(8)} ${'x empty'.padStart(8)}  bar`,
);
let empty = 0;
for (const { what, bar, command, ready } of measured) {
  const seconds: number[] = [];
  // The first run fills caches and is not counted.
  for (let run = 0; run <= runs; run++) {
    seconds.push(await time(typeof command === 'function' ? command(run) : command, ready));
  }
  const counted = seconds.slice(1).sort((a, b) => a - b);
  const median = counted[Math.floor(counted.length / 2)] ?? Number.NaN;
  if (empty === 0) empty = median;
  const columns = [median, counted[0] ?? 0, counted.at(-1) ?? 0].map((value) =>
    `${value.toFixed(2)} s`.padStart(8),
  );
  const verdict = bar === undefined ? '' : `${bar} s ${median <= bar ? 'kept' : 'MISSED'}`;
  console.log(
    `${what.padEnd(40)} ${columns.join(' ')} ${(median / empty).toFixed(1).padStart(8)}  ${verdict}`,
  );
}

await example.close();
rmSync(folder, { recursive: true, force: true });

async function time(command: readonly string[], ready: string | undefined): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  if (ready === undefined) {
    child.stdout.resume();
    const [code] = await ended;
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}.`);
    return (performance.now() - startedAt) / 1000;
  }
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes(ready)) break;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill();
  await ended;
  return seconds;
}
