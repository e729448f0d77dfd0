/** What the command line says to `koocontract verify`. */
export interface VerifyFlags {
  guide: string;
  billing?: string;
  calls: 'debug' | 'real' | 'both';
  only: string[];
  skip: string[];
  keyEnv: string;
  publicKey?: string;
  set: string[];
  report: string[];
  list?: boolean;
  json?: boolean;
  timeout?: string;
  bail?: boolean;
  concurrency?: string;
}
