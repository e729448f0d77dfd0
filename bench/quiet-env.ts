/** The environment of everything that is started: no telemetry, no colours, no checks for newer versions. */
export const quietEnv = {
  ...process.env,
  CI: '1',
  DO_NOT_TRACK: '1',
  KUBB_DISABLE_TELEMETRY: '1',
  NO_COLOR: '1',
  NO_UPDATE_NOTIFIER: '1',
  PACT_DO_NOT_TRACK: 'true',
  REDOCLY_TELEMETRY: 'off',
  SCARF_ANALYTICS: 'false',
} as const satisfies NodeJS.ProcessEnv;
