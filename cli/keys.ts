import { CommandError } from './exit.ts';

/** Keys for local development, where nobody set any: they protect nothing and are meant to be printed. */
export const demoKeys = {
  KOO_ACCESS_KEY: 'demo-access-key-0123456789',
  HUAWEICLOUD_SDK_AK: 'DEMOACCESSKEYID00001',
  HUAWEICLOUD_SDK_SK: 'DemoSecretKeyForLocalDevelopment00000001',
} as const;

/**
 * The access key of a callback address, from the environment: never from the command line, where `ps` and the
 * shell's history would keep it.
 *
 * @throws CommandError that says how to set it
 */
export function accessKeyFrom(variable: string): string {
  const key = process.env[variable];
  if (key !== undefined && key !== '') return key;
  throw new CommandError(
    `There is no access key: the environment variable ${variable} is not set.\n` +
      'Set it to the key that is bound to the address in the Seller Center, for example\n' +
      `  ${variable}=… koocontract …\nor name another variable with --key-env.`,
  );
}

/** A key from the environment, else the one for local use. */
export function localKey(
  name: keyof typeof demoKeys,
  variable: string = name,
): { value: string; isDemo: boolean } {
  const value = process.env[variable] ?? '';
  return value === '' ? { value: demoKeys[name], isDemo: true } : { value, isDemo: false };
}
