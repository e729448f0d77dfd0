import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviour, Behaviours } from '../../behaviour.ts';
import { redeemCode } from './redeem-code.ts';
import { authorization, logout } from './redirects.ts';
import type { LoginState } from './state.ts';
import { loginAttributes, spendTicket } from './tickets.ts';
import { grantOf, issueAccessToken, issueTokens, noStore } from './tokens.ts';
import { orgIdUserInfo } from './user-info.ts';
import { withValues } from './with-values.ts';

/**
 * OrgID (devg-orgid/orgid_07_0003, api-orgid). Its codes of errors are not known: 400 and 401 have the one that is
 * printed. Where its CAS tickets come from is not documented either, so those of `casLogin` are taken.
 */
export function orgIdBehaviours(state: LoginState, registered: string | undefined): Behaviours {
  const orgIdGetToken: Behaviour = (form) => {
    const redeemed = redeemCode(state, form, true);
    if ('refusal' in redeemed) return { status: 400, headers: noStore, cause: redeemed.refusal.cause };
    const isOffline = textAt(form, 'access_type') === 'offline';
    const tokens = (isOffline ? issueTokens : issueAccessToken)(state, redeemed.grant);
    return {
      example: isOffline ? 'offline' : 'online',
      headers: noStore,
      edit: (body) => withValues(body, tokens),
    };
  };

  const orgIdGetUserInfo: Behaviour = (input) => {
    const grant = grantOf(state, textAt(recordAt(input, 'header'), 'X-OrgID-Authorization'));
    if (grant?.flow !== 'orgid')
      return {
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="koocontract", error="invalid_token"' },
        cause: 'the access token is unknown at OrgID or has expired, or the user has logged out',
      };
    const user = orgIdUserInfo(grant.session.user);
    return { example: 'found', headers: noStore, edit: (body) => withValues(body, user) };
  };

  const orgIdCasServiceValidate: Behaviour = (input) => {
    const spent = spendTicket(state, input);
    if ('refusal' in spent) {
      const { code, ticket, cause } = spent.refusal;
      const authenticationFailure = { code, description: `Ticket ${ticket} not recognized` };
      const edit = (body: unknown) =>
        withValues(body, { authenticationFailure, authenticationSuccess: null });
      return { example: 'valid', edit, cause };
    }
    const { id, userName, name } = spent.valid.session.user;
    const values = { user: userName, displayName: name, uid: id, ...loginAttributes(spent.valid) };
    return { example: 'valid', edit: (body) => withValues(body, values) };
  };

  return {
    orgIdAuthorize: authorization(state, 'orgid', 'phone profile email', registered),
    orgIdGetToken,
    orgIdGetUserInfo,
    orgIdCasServiceValidate,
    orgIdLogout: logout(state, 'service', undefined),
  };
}
