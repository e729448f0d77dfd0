import { textAt } from '../../../generator/load/openapi.ts';
import type { Behaviour, Behaviours, Decision } from '../../behaviour.ts';
import { type Refusal, redeemCode, refuseClient } from './redeem-code.ts';
import { authorization, logout } from './redirects.ts';
import type { LoginState } from './state.ts';
import { grantOf, issueTokens, noStore } from './tokens.ts';
import { userInfo, workbenchUserInfo } from './user-info.ts';
import { withValues } from './with-values.ts';

/** The login on the merchant's own page and from the workbench (zh-cn_topic_0070649442, saascenter_usermanual_0158). */
export function oauthBehaviours(state: LoginState, registered: string | undefined): Behaviours {
  const getToken: Behaviour = (form) => {
    const redeemed = redeemCode(state, form, false);
    if ('refusal' in redeemed) return refused(redeemed.refusal);
    const tokens = issueTokens(state, redeemed.grant);
    return {
      example: 'with-refresh-token',
      headers: noStore,
      edit: (body) => withValues(body, tokens),
    };
  };

  /** The old refresh token stays valid: whether it does is not documented, so none is refused for it. */
  const refreshToken: Behaviour = (form) => {
    const stranger = refuseClient(form);
    if (stranger !== undefined) return refused(stranger);
    const grant = state.refreshTokens.find(textAt(form, 'refresh_token'));
    if (grant === undefined || grant.session.ended)
      return refused({
        error: 'invalid_grant',
        description: 'Invalid refresh token',
        cause: 'refresh_token is unknown or has expired, or the user has logged out',
      });
    const tokens = issueTokens(state, grant);
    return { example: 'refreshed', headers: noStore, edit: (body) => withValues(body, tokens) };
  };

  /** Both user interfaces have one address, so the token tells which of them is meant. */
  const getUserInfo: Behaviour = (_input, { headers }) => {
    const authorizationHeader = headers.get('authorization') ?? '';
    const grant = grantOf(state, authorizationHeader);
    if (grant === undefined || grant.flow === 'orgid') return unauthorized(authorizationHeader);
    const { session, flow } = grant;
    return {
      status: 200,
      headers: noStore,
      edit: () => (flow === 'workbench' ? workbenchUserInfo(session.user) : userInfo(session.user)),
    };
  };

  return {
    workbenchAuthorize: authorization(state, 'workbench', 'get_user_info', registered),
    getToken,
    workbenchGetToken: getToken,
    refreshToken,
    getUserInfo,
    workbenchGetUserInfo: getUserInfo,
    // Nothing ties this address to the application's.
    logout: logout(state, 'redirect_url', undefined),
  };
}

function refused({ error, description, cause }: Refusal): Decision {
  return {
    example: error,
    headers: noStore,
    edit: (body) => withValues(body, { error_description: description }),
    cause,
  };
}

/** The header is that of RFC 6750, 3: it names an error only when a token was sent. */
function unauthorized(header: string): Decision {
  const challenge = header === '' ? '' : ', error="invalid_token"';
  return {
    example: 'unauthorized',
    headers: { 'www-authenticate': `Bearer realm="koocontract"${challenge}` },
    cause:
      header === ''
        ? 'there is no Authorization header'
        : 'Authorization has no access token that is valid now: it is unknown or has expired, or the user has logged out',
  };
}
