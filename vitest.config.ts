import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // bench/ has packages of its own, and some of them ship their tests.
    exclude: ['**/node_modules', 'dist', 'generated'],
    // Native Pact and real processes: threads would share what these expect for themselves.
    pool: 'forks',
    // No module keeps state, so a worker need not start anew for each file: that would take a fourth of all the time.
    isolate: false,
    unstubEnvs: true,
    restoreMocks: true,
    // Most of the time goes by waiting for servers and processes.
    maxWorkers: 3,
    maxConcurrency: 3,
    sequence: { sequencer: LongestFirst },
    // Guards against what hangs; machines may be busy.
    testTimeout: 60_000,
    env: { PACT_DO_NOT_TRACK: 'true', REDOCLY_TELEMETRY: 'off', SCARF_ANALYTICS: 'false' },
  },
});
