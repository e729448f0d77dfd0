import type { VerifyOptions } from '../../verify.ts';
import type { GuideChange } from '../guide-merchant.ts';

/** A merchant with one mistake, and the checks that it breaks: these, and no others. */
export interface GuideFault {
  readonly fault: string;
  readonly change: GuideChange;
  readonly fails?: readonly string[];
  readonly warns?: readonly string[];
  readonly options?: Partial<VerifyOptions>;
}
