/**
 * What a verification is made for: all documented rules, the cases of the Seller Center's debugging page, or the dial
 * tests that replay these.
 */
export const plans = ['full', 'debug', 'dialing'] as const;

export type Plan = (typeof plans)[number];

/** What there is to verify. */
export interface Scope {
  /** `full` unless told. */
  readonly plan?: Plan;
  /** The calls that the merchant makes to the platform are heard, so that they can be judged. */
  readonly hears?: boolean;
  /** The pacts come from a Pact Broker, in place of the guide's own. */
  readonly fromBroker?: boolean;
}
