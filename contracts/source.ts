import type { Model } from '../generator/model/model.ts';
import type { Broker } from './broker/broker.ts';
import type { Dice } from './dice.ts';
import type { Subject } from './guides/guide.ts';
import type { Target } from './merchant/reproduce.ts';
import type { EncryptSecret } from './merchant/secret-fields.ts';
import type { UnreachableError } from './merchant/unreachable.ts';
import type { Plan, Scope } from './plan.ts';
import type { PlatformCall } from './platform/platform-call.ts';
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
  /** `full` unless told. */
  readonly plan?: Plan;
  /** What the merchant calls a platform of ours for, which grows; `undefined` when there is none. */
  readonly platformCalls?: readonly PlatformCall[] | undefined;
  /** Where the pacts come from, in place of the guide's own. */
  readonly broker?: Broker | undefined;
  readonly calls: readonly Calls[];
  /** Billing modes of the merchant's products; empty: all. */
  readonly billing: readonly string[];
  /** How random cases are made; the usual way unless told. */
  readonly dice?: Dice | undefined;
  /** How many things may happen at the same time. */
  readonly concurrency: number;
  /** Seconds until a request is given up. */
  readonly timeout: number;
  /** How the first contact ended, when the server was there but gave no answer. */
  readonly silent?: UnreachableError | undefined;
}

/** What a verification can be about. */
export function scopeOf({
  plan = 'full',
  platformCalls,
  broker,
}: Pick<Run, 'plan' | 'platformCalls' | 'broker'>): Scope {
  return { plan, hears: platformCalls !== undefined, fromBroker: broker !== undefined };
}

/** Why something was not verified although it was chosen. */
export const endedEarly = 'Not verified: the run ended with the first failure.';

/** How a verification goes on while results come. */
export interface Course {
  /** Hears the ID of what is about to be verified. */
  begin(id: string): void;
  /** Aborted, with the reason, when nothing more is to be verified; what has begun comes to its end. */
  readonly enough: AbortSignal;
  /** Hears why there is no use in going on. */
  giveUp(reason: string): void;
}

/** Something that yields results: the checks, the pacts. */
export interface Source {
  plan(model: Model, scope?: Scope): readonly Planned[];
  /**
   * Verifies what was chosen, and hands over each result as it comes.
   *
   * @param chosen IDs of the plan
   */
  run(run: Run, chosen: ReadonlySet<string>, emit: (result: Result) => void, course: Course): Promise<void>;
}
