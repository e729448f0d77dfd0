import type { Model } from '../generator/model/model.ts';
import type { Subject } from './guides/guide.ts';
import type { Target } from './merchant/reproduce.ts';
import type { EncryptSecret } from './merchant/secret-fields.ts';
import type { Calls, Result } from './result.ts';

/** What a source could verify, before anything is sent. */
export type Planned = Pick<Result, 'id' | 'kind' | 'exchange' | 'title' | 'rule'>;

/** What every source of results knows of one verification. */
export interface Run extends Target {
  readonly key: string;
  /** Names the key, for schemes that send its name along. */
  readonly keyId?: string | undefined;
  /** Details of every purchase that the user has named, in place of made-up ones. */
  readonly given: Subject;
  /** Encrypts with the merchant's public key; `undefined` when it was not given. */
  readonly encryptSecret: EncryptSecret | undefined;
  readonly model: Model;
  readonly calls: readonly Calls[];
  /** Billing modes of the merchant's products; empty: all. */
  readonly billing: readonly string[];
  /** How many things may happen at the same time. */
  readonly concurrency: number;
  /** Seconds until a request is given up. */
  readonly timeout: number;
}

/** Why something was not verified although it was chosen. */
export const endedEarly = 'Not verified: the run ended with the first failure.';

/** How a verification goes on while results come. */
export interface Course {
  /** Hears the ID of what is about to be verified. */
  begin(id: string): void;
  /** Aborted when nothing more is to be verified; what has begun comes to its end. */
  readonly enough: AbortSignal;
}

/** Something that yields results: the checks, the pacts. */
export interface Source {
  plan(model: Model): readonly Planned[];
  /**
   * Verifies what was chosen, and hands over each result as it comes.
   *
   * @param chosen IDs of the plan
   */
  run(run: Run, chosen: ReadonlySet<string>, emit: (result: Result) => void, course: Course): Promise<void>;
}
