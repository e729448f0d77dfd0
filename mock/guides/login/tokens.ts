import { lifeTimes } from './demo.ts';
import type { Grant, LoginState } from './state.ts';

/** Answers with tokens are not to be kept by anyone on the way (RFC 6749, 5.1). */
export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' } as const;

/** Fields of an answer with a new access token. */
export function issueAccessToken({ accessTokens }: LoginState, { session, clientId, scope, flow }: Grant) {
  return {
    access_token: accessTokens.add({ session, clientId, scope, flow }),
    expires_in: lifeTimes.accessToken,
    scope,
  };
}

/** As `issueAccessToken`, with a new refresh token. */
export function issueTokens(state: LoginState, grant: Grant) {
  const { session, clientId, scope, flow } = grant;
  return {
    ...issueAccessToken(state, grant),
    refresh_token: state.refreshTokens.add({ session, clientId, scope, flow }),
  };
}

/**
 * What the token of an `Authorization` header was issued for; `undefined` when it is missing, unknown or expired, or
 * the user has logged out.
 */
export function grantOf({ accessTokens }: LoginState, authorization: string): Grant | undefined {
  const token = /^Bearer +(\w+)$/i.exec(authorization)?.[1] ?? '';
  const grant = accessTokens.find(token);
  return grant?.session.ended === false ? grant : undefined;
}
