import { remember } from './bounded.ts';
import type { Refusal } from './refusal.ts';
import { meaningOf } from './test-values.ts';
import { printTime, yearAfter } from './times.ts';

/** A licence code that is active, or has been. Times in milliseconds since 1970. */
export interface Licence {
  readonly code: string;
  readonly status: 'ALIVE' | 'EXPIRED' | 'RELEASED';
  readonly activatedAt: number;
  readonly expiresAt: number;
}

/** The licence codes of one mock. */
export interface LicenceCodes {
  /** Why a code can't be activated; `undefined` when it can. */
  activationRefusal(code: string): Refusal | undefined;
  activate(code: string, at: number): Licence;
  /** An activated code, or why it is none. */
  find(code: string): Licence | Refusal;
}

/** What a test code is when the mock starts. */
export const testCodes = {
  PLXXXXXX: 'received',
  PLXXXX001: 'received',
  PLXXXX002: 'received',
  PLXXXX003: 'received',
  PLUNCLAIMED: 'unclaimed',
  PLACTIVE001: 'active',
  PLEXPIRED01: 'expired',
  PLRELEASED1: 'released',
  PLINTERNAL1: 'broken',
} as const;

const day = 86_400_000;

/**
 * Makes the state of a mock that starts now.
 *
 * @param now milliseconds since 1970
 */
export function createLicenceCodes(now: () => number): LicenceCodes {
  const start = now();
  const activations = new Map<string, number>();

  function licence(code: string, activatedAt: number): Licence {
    const expiresAt = yearAfter(activatedAt);
    return { code, status: now() < expiresAt ? 'ALIVE' : 'EXPIRED', activatedAt, expiresAt };
  }

  function stateOf(code: string): Licence | 'received' | 'unclaimed' | 'broken' | undefined {
    const activatedAt = activations.get(code);
    if (activatedAt !== undefined) return licence(code, activatedAt);
    const meaning = meaningOf(testCodes, code);
    switch (meaning) {
      case 'active':
        return licence(code, start - 30 * day);
      case 'expired':
        return licence(code, start - 400 * day);
      case 'released':
        return { ...licence(code, start - 400 * day), status: 'RELEASED' };
      default:
        return meaning;
    }
  }

  return {
    activationRefusal(code) {
      const state = stateOf(code);
      if (state === 'received') return undefined;
      if (state === undefined) return unknownCode(code);
      if (state === 'broken') return internalError(code);
      return state === 'unclaimed'
        ? { code: '92020004', cause: `the customer has not received ${code} yet` }
        : { code: '92020003', cause: `${code} is active since ${printTime(state.activatedAt)}` };
    },
    activate(code, at) {
      remember(activations, code, at);
      return licence(code, at);
    },
    find(code) {
      const state = stateOf(code);
      if (state === undefined) return unknownCode(code);
      if (state === 'broken') return internalError(code);
      return state === 'unclaimed' || state === 'received'
        ? { code: '92020011', cause: `${code} has not been activated` }
        : state;
    },
  };
}

function unknownCode(code: string): Refusal {
  const known = Object.keys(testCodes).join(', ');
  return {
    code: '92020005',
    cause: `unknown licence code ${code}; known are ${known}, and each of them followed by "-" and more`,
  };
}

function internalError(code: string): Refusal {
  return { code: '92020001', cause: `${code} stands for an internal error of the platform` };
}
