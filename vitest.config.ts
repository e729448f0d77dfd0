import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist', 'generated'],
    // Native Pact and real processes: threads would share what these expect for themselves.
    pool: 'forks',
    testTimeout: 20_000,
    env: { PACT_DO_NOT_TRACK: 'true', REDOCLY_TELEMETRY: 'off', SCARF_ANALYTICS: 'false' },
  },
});
