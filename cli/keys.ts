import { CommandError } from './exit.ts';

/** Keys for local development, where nobody set any: they protect nothing and are meant to be printed. */
export const demoKeys = {
  accessKey: 'demo-access-key-0123456789',
  ak: 'DEMOACCESSKEYID00001',
  sk: 'DemoSecretKeyForLocalDevelopment00000001',
} as const;

/**
 * The access key of a callback address, from the environment: never from the command line, where `ps` and the
 * shell's history would keep it.
 */
export function accessKeyFrom(variable: string): string {
  const key = process.env[variable];
  if (key !== undefined && key !== '') return key;
  throw new CommandError(
    `There is no access key: the environment variable ${variable} is not set.\n` +
      `Set it to the key that is bound to the address in the Seller Center, for example\n` +
      `  ${variable}=… koocontract …\nor name another variable with --key-env.`,
  );
}
