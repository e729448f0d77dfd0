/** Which versions of consumers have their pacts verified, as Pact Brokers understand it. */
export type ConsumerVersionSelector = Readonly<Record<string, string | boolean>>;

/** A Pact Broker that has the pacts of a merchant's consumers, and what is to be asked of it. */
export interface Broker {
  /** Its address, with the path that it stands at. */
  readonly url: URL;
  /** Value of the header `Authorization`; `undefined` for a broker that asks for none. */
  readonly authorization: string | undefined;
  /** The merchant's name there. */
  readonly provider: string;
  /** Version of the merchant, a commit mostly; the result is published for it, and not at all where it is missing. */
  readonly providerVersion: string | undefined;
  readonly providerBranch: string | undefined;
  readonly selectors: readonly ConsumerVersionSelector[];
  /** Failures of pacts that were never verified with success don't count. */
  readonly enablePending: boolean;
  /** Day from which pacts that no selector chooses are verified as pending ones, too: `2026-01-31`. */
  readonly includeWipPactsSince: string | undefined;
  /** Page of the CI build, which the result then links to. */
  readonly buildUrl: string | undefined;
}
