import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import type { Behaviour, Decision } from '../../behaviour.ts';
import { checkAddress, location, loginPage, loginPageFor, withQuery } from './address.ts';
import { endSession, sessionOf } from './session.ts';
import type { Flow, LoginState } from './state.ts';

/** Sends the browser to the login page, and back to the same address afterwards. */
export function toLoginPage({ url }: SignableRequest): Decision {
  return { status: 302, headers: { location: loginPageFor(url) } };
}

/**
 * The authorization request of OAuth 2.0. Any client ID gets a code: that it is another one than the stored one is told
 * by the token address, as documented (`Client ID mismatch`).
 *
 * @param defaultScope granted where none is asked for
 */
export function authorization(
  state: LoginState,
  flow: Flow,
  defaultScope: string,
  registered: string | undefined,
): Behaviour {
  return (input, request) => {
    const query = recordAt(input, 'query');
    const redirectUri = textAt(query, 'redirect_uri');
    checkAddress('redirect_uri', redirectUri, registered);
    const session = sessionOf(state, request);
    if (session === undefined) return toLoginPage(request);
    const clientId = textAt(query, 'client_id');
    const scope = textAt(query, 'scope') || defaultScope;
    const code = state.codes.add({ session, clientId, scope, flow, redirectUri });
    // OrgID does not document it, but a client that sends one checks it.
    const asked = request.url.searchParams.get('state');
    const parameters = { code, ...(asked === null ? {} : { state: asked }) };
    return { example: 'logged-in', headers: { location: withQuery(redirectUri, parameters) } };
  };
}

/** Logs out, and sends the browser to the address of a parameter or to the login page. */
export function logout(state: LoginState, parameter: string, registered: string | undefined): Behaviour {
  return (input, request) => {
    const address = textAt(recordAt(input, 'query'), parameter);
    if (address !== '') checkAddress(parameter, address, registered);
    const forget = endSession(state, request);
    return {
      example: 'logged-out',
      headers: { ...forget, location: address === '' ? loginPage : location(address) },
    };
  };
}
