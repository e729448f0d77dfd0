import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import type { VerifierOptions } from '@pact-foundation/pact-core';
import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';

/** What Pact found for one interaction. */
export interface Verdict {
  readonly consumer: string;
  readonly description: string;
  readonly ok: boolean;
  /** No build is to fail for it: by the pact itself, or since the broker says so. */
  readonly pending: boolean;
  /** What does not fit; empty when nothing came that could be compared. */
  readonly mismatches: readonly Mismatch[];
  readonly durationMs: number;
}

export interface Mismatch {
  readonly type: string;
  /** JSON path, or name of the header. */
  readonly place: string;
  readonly text: string;
}

/**
 * Runs Pact's verifier silently.
 *
 * @param deadline seconds after which it is given up
 * @throws Error when Pact can't run here, crashes or takes too long
 */
export async function runVerifier(options: VerifierOptions, deadline: number): Promise<Verdict[]> {
  const text = await resultsOf(options, deadline);
  const results = parse(text);
  const verdicts = listAt(results, 'interactionResults').map(verdictOf);
  if (verdicts.length === 0) throw new Error(`Pact's verifier could not run: ${text.slice(0, 500)}`);
  return verdicts;
}

function resultsOf(options: VerifierOptions, deadline: number): Promise<string> {
  const file = join(import.meta.dirname, `verifier-process${extname(import.meta.filename)}`);
  const child = fork(file, {
    // Pact would look for its native library in the current folder first.
    cwd: import.meta.dirname,
    env: quietEnvironment(),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal: AbortSignal.timeout(Math.ceil(deadline * 1000)),
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-500);
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.on('error', (error) => reject(new Error(`Pact's verifier was given up: ${error.message}`)));
    child.once('close', (code, signal) =>
      reject(new Error(`Pact's verifier ended with ${signal ?? `exit code ${code}`}. ${errors}`.trim())),
    );
    child.send(options);
  });
}

/**
 * The environment without what would change a verification: filters and brokers of Pact, log levels, and proxies, which
 * Pact would use to talk to this very machine.
 */
function quietEnvironment(): NodeJS.ProcessEnv {
  const unwanted = /^(?:PACT_(?!PREBUILD_)|RUST_LOG$|LOG_LEVEL$|NODE_OPTIONS$|(?:https?|all)_proxy$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  return {
    ...Object.fromEntries(kept),
    PACT_DO_NOT_TRACK: 'true',
    SCARF_ANALYTICS: 'false',
    LOG_LEVEL: 'error',
  };
}

function verdictOf(result: unknown): Verdict {
  return {
    consumer: textAt(result, 'consumer'),
    description: textAt(result, 'description'),
    pending: isRecord(result) && result['pending'] === true,
    ok: textAt(result, 'result') === 'OK',
    mismatches: listAt(recordAt(result, 'mismatch'), 'mismatches').map((each) => ({
      type: textAt(each, 'type'),
      place: textAt(each, 'path') || textAt(each, 'key'),
      text: textAt(each, 'mismatch'),
    })),
    durationMs: milliseconds(textAt(result, 'duration')),
  };
}

/** Of `8ms`, `1.024s`, `2m 7s`. */
function milliseconds(duration: string): number {
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };
  const parts = [...duration.matchAll(/([\d.]+)(ms|s|m)/g)];
  return Math.round(
    parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0),
  );
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
