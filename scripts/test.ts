/**
 * Runs everything that `npm test` promises, one step after the other, and ends with the plain line
 * `N passed, N failed`. A step that fails does not hide the next ones.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'koocontract-test-'));
const vitestReport = join(folder, 'vitest.json');

const steps: readonly Step[] = [
  { name: 'lint of the code', command: ['biome', 'check'] },
  { name: 'lint of the documents', command: ['redocly', 'lint'] },
  { name: 'type check', command: ['tsc'] },
  { name: 'drift of generated/', command: ['node', 'cli/main.ts', 'generate', '--check'] },
];

let passed = 0;
let failed = 0;

for (const { name, command } of steps) {
  const startedAt = performance.now();
  const { code, output } = await run(command, 'captured');
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${code === 0 ? styleText('green', '✓') : styleText('red', '✗')} ${name} ${styleText('dim', `${seconds} s`)}`,
  );
  if (code === 0) passed++;
  else {
    failed++;
    console.log(output);
  }
}

await run(
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  'shown',
);
const counts = readCounts();
passed += counts.passed;
failed += counts.failed;
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(
  command: readonly string[],
  output: 'captured' | 'shown',
): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command;
  const captured: Buffer[] = [];
  const child = spawn(program, args, {
    stdio: ['ignore', output === 'shown' ? 'inherit' : 'pipe', output === 'shown' ? 'inherit' : 'pipe'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', PACT_DO_NOT_TRACK: 'true', SCARF_ANALYTICS: 'false' },
  });
  child.stdout?.on('data', (chunk: Buffer) => captured.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => captured.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(captured).toString() }));
  });
}

/** A run that left no report counts as one failure: it must never look like nothing was wrong. */
function readCounts(): { passed: number; failed: number } {
  try {
    const report: unknown = JSON.parse(readFileSync(vitestReport, 'utf8'));
    const count = (key: string): number => Number(Reflect.get(Object(report), key) ?? 0);
    const failedTests = count('numFailedTests');
    // A file that could not be loaded has no tests to fail.
    const brokenFiles = Reflect.get(Object(report), 'success') === true || failedTests > 0 ? 0 : 1;
    return { passed: count('numPassedTests'), failed: failedTests + brokenFiles };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
