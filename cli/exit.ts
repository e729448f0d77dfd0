/** Exit codes, the same for every command. */
export const exit = {
  fine: 0,
  /** The answer is no: lint errors, drift, a failed verification. */
  no: 1,
  /** Wrong use or configuration. */
  usage: 2,
  /** The other side can't be reached. */
  unreachable: 3,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Ends the command with one clear message. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exit.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
