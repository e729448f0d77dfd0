import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { lifeTimes, type User } from './demo.ts';
import type { LoginState, Session } from './state.ts';

const cookieName = 'koocontract_session';

/** The session of the browser that sends a request. */
export function sessionOf({ sessions }: LoginState, request: SignableRequest): Session | undefined {
  return sessions.find(sessionId(request));
}

/**
 * Logs a user in. Who is logged in already stays so; another user is logged out.
 *
 * @returns the session, and the headers that make it the browser's
 */
export function logIn(
  state: LoginState,
  request: SignableRequest,
  user: User,
): { readonly session: Session; readonly headers: Record<string, string> } {
  const known = sessionOf(state, request);
  if (known?.user === user) {
    known.isNew = true;
    return { session: known, headers: {} };
  }
  endSession(state, request);
  const session = { user, loggedInAt: state.now(), isNew: true, ended: false };
  const id = state.sessions.add(session);
  return { session, headers: cookie(id, lifeTimes.session) };
}

/** Ends the browser's session and all that was issued in it; returns the headers that make the browser forget it. */
export function endSession(state: LoginState, request: SignableRequest): Record<string, string> {
  const session = state.sessions.take(sessionId(request));
  if (session !== undefined) session.ended = true;
  return cookie('', 0);
}

function sessionId({ headers }: SignableRequest): string {
  const found = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`).exec(headers.get('cookie') ?? '');
  return found?.[1] ?? '';
}

/** @param life in seconds */
function cookie(id: string, life: number): Record<string, string> {
  return { 'set-cookie': `${cookieName}=${id}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax` };
}
