import { lifeTimes, type User } from './demo.ts';
import { createExpiring, type Expiring } from './expiring.ts';

/** A user who is logged in, in one browser. */
export interface Session {
  readonly user: User;
  /** Milliseconds since 1970. */
  readonly loggedInAt: number;
  /** No ticket was issued yet. */
  isNew: boolean;
  /** The user has logged out: whatever was issued in this session is void. */
  ended: boolean;
}

/** Where a code or token was issued: OrgID is another house, and the workbench tells more fields. */
export type Flow = 'web' | 'workbench' | 'orgid';

/** What an application was granted. */
export interface Grant {
  readonly session: Session;
  readonly clientId: string;
  readonly scope: string;
  readonly flow: Flow;
}

export interface Code extends Grant {
  /** Where the code was sent to. */
  readonly redirectUri: string;
}

export interface Ticket {
  readonly session: Session;
  readonly service: string;
  readonly isFromNewLogin: boolean;
}

/** Everything that the mock remembers; nothing outlives the process. */
export interface LoginState {
  readonly now: () => number;
  readonly sessions: Expiring<Session>;
  readonly codes: Expiring<Code>;
  readonly tickets: Expiring<Ticket>;
  readonly accessTokens: Expiring<Grant>;
  readonly refreshTokens: Expiring<Grant>;
}

/** @param now milliseconds since 1970 */
export function createLoginState(now: () => number): LoginState {
  return {
    now,
    sessions: createExpiring(lifeTimes.session, now),
    codes: createExpiring(lifeTimes.code, now),
    tickets: createExpiring(lifeTimes.ticket, now, 'ST-'),
    accessTokens: createExpiring(lifeTimes.accessToken, now),
    refreshTokens: createExpiring(lifeTimes.refreshToken, now),
  };
}
