import type { Decision } from '../../behaviour.ts';

/** A documented code other than success, and why it is answered. */
export interface Refusal {
  readonly code: string;
  readonly cause: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'cause' in value;
}

export function refused({ code, cause }: Refusal): Decision {
  return { example: code, cause };
}
