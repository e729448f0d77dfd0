import type { Model } from '../generator/model/model.ts';
import { exchangesOf, type Side } from '../mock/side.ts';
import type { CredentialsByScheme } from '../mock/signature-rule.ts';
import { keyVariables, localCredentials } from './keys.ts';

/** What the requests to a mock are signed with. */
export interface MockKeys {
  readonly credentials: CredentialsByScheme;
  /** Keys for local use, by variable, where the environment has none; ready to be printed. */
  readonly shown: string;
}

/** @param accessKey variable that holds the access key */
export function mockKeys(models: readonly Model[], side: Side, accessKey: string): MockKeys {
  const schemes = models
    .flatMap((model) => exchangesOf(model, side))
    .flatMap(({ signature }) => (signature === undefined ? [] : [signature.scheme]));
  const keys = [...new Set(schemes)].map(
    (scheme) => [scheme, localCredentials(keyVariables(scheme, accessKey))] as const,
  );
  const shown = Object.entries(Object.assign({}, ...keys.map(([, local]) => local.shown)));
  return {
    credentials: Object.fromEntries(keys.map(([scheme, { credentials }]) => [scheme, credentials])),
    shown:
      shown.length === 0
        ? ''
        : `Keys for local use, since the environment has none:\n${shown.map(([name, value]) => `  ${name}=${String(value)}`).join('\n')}`,
  };
}
