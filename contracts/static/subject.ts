import type { Model } from '../../generator/model/model.ts';
import type { createValidators } from './validators.ts';

/** A document as interactions are compared with it. */
export interface Subject {
  readonly model: Model;
  /** Validators of what is sent whole. */
  readonly whole: ReturnType<typeof createValidators>;
  /** Validators of answers, of which a pact names a part. */
  readonly partial: ReturnType<typeof createValidators>;
  /** Keys that travel by a security scheme: `header x-api-key`. */
  readonly security: ReadonlySet<string>;
}
