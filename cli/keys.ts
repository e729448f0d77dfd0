import type { Credentials } from '../runtime/signing/scheme.ts';
import { CommandError } from './exit.ts';

/** Keys for local development, where nobody set any: they protect nothing and are meant to be printed. */
export const demoKeys = {
  KOO_ACCESS_KEY: 'demo-access-key-0123456789',
  HUAWEICLOUD_SDK_AK: 'DEMOACCESSKEYID00001',
  HUAWEICLOUD_SDK_SK: 'DemoSecretKeyForLocalDevelopment00000001',
  KOO_APP_KEY: 'demo-app-key-0001',
  KOO_APP_SECRET: 'demo-app-secret-0123456789',
} as const;

/** Environment variables that hold the credentials of a signature scheme. */
export interface KeyVariables {
  readonly key: string;
  readonly id?: string;
}

/** Schemes with a named pair of keys; all others are signed with the access key of a callback address. */
const pairs: Readonly<Record<string, KeyVariables>> = {
  'sdk-hmac-sha256': { id: 'HUAWEICLOUD_SDK_AK', key: 'HUAWEICLOUD_SDK_SK' },
  'agents-jwt': { id: 'KOO_APP_KEY', key: 'KOO_APP_SECRET' },
};

/** @param accessKey variable that holds the access key */
export function keyVariables(scheme: string, accessKey: string): KeyVariables {
  return pairs[scheme] ?? { key: accessKey };
}

/**
 * The credentials of a signature scheme, from the environment: never from the command line, where `ps` and the shell's
 * history would keep them.
 *
 * @throws CommandError that says how to set them
 */
export function credentialsFrom({ key, id }: KeyVariables): Credentials {
  const isPair = id !== undefined;
  return { key: required(key, isPair), ...(isPair ? { id: required(id, isPair) } : {}) };
}

function required(variable: string, isPair = false): string {
  const key = process.env[variable];
  if (key !== undefined && key !== '') return key;
  if (isPair)
    throw new CommandError(
      `There is no key: the environment variable ${variable} is not set.\nSet it to what the platform has given you for this guide; it always has this name.`,
    );
  throw new CommandError(
    `There is no key: the environment variable ${variable} is not set.\n` +
      'Set it to the key that is bound to the address in the Seller Center, for example\n' +
      `  ${variable}=… koocontract …\nor name another variable with --key-env.`,
  );
}

/** Credentials from the environment, else those for local use; the latter are in `shown`, by variable. */
export function localCredentials({ key, id }: KeyVariables): {
  readonly credentials: Credentials;
  readonly shown: Readonly<Record<string, string>>;
} {
  const shown: Record<string, string> = {};
  const local = (variable: string): string => {
    const value = process.env[variable] ?? '';
    if (value !== '') return value;
    const demo = new Map<string, string>(Object.entries(demoKeys)).get(variable) ?? demoKeys.KOO_ACCESS_KEY;
    shown[variable] = demo;
    return demo;
  };
  return { credentials: { ...(id === undefined ? {} : { id: local(id) }), key: local(key) }, shown };
}
