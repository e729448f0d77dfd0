export const formats = ['text', 'json', 'markdown', 'github'] as const;
/** Changes that make the exit code 1. */
export const failures = ['breaking', 'any', 'none'] as const;

export type FailOn = (typeof failures)[number];

/** How differences are told. */
export interface Settings {
  readonly format: (typeof formats)[number];
  readonly failOn: FailOn;
}
