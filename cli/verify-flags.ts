import type { Plan } from '../contracts/plan.ts';

/** What the command line says to `koocontract verify`. */
export interface VerifyFlags {
  guide?: string;
  static?: string[];
  document?: string;
  broker?: string;
  providerName?: string;
  providerVersion?: string;
  providerBranch?: string;
  consumerVersionSelectors?: string;
  enablePending?: boolean;
  includeWipPactsSince?: string;
  buildUrl?: string;
  merchant?: string[];
  shard?: string;
  plan?: Plan;
  platformPort?: string;
  billing?: string;
  calls?: 'debug' | 'real' | 'both';
  only: string[];
  skip: string[];
  keyEnv?: string;
  publicKey?: string;
  set: string[];
  report: string[];
  list?: boolean;
  json?: boolean;
  seed?: string;
  runs?: string;
  timeout?: string;
  bail?: boolean;
  concurrency?: string;
}
