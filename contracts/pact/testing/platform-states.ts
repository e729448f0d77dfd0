import { createClient } from '../../../generated/open-api/client.ts';
import type { Json } from '../../../generator/model/model.ts';
import { application } from '../../../mock/guides/login/demo.ts';
import { akSk } from '../../../mock/testing/running-mock.ts';
import type { Interaction } from '../interactions.ts';
import { tokenHeader } from '../tokens.ts';
import { appAddress, type House, houseOf, logIn } from './platform-session.ts';

/** What a state supplies to the request that needs it. */
export interface PlatformState {
  /** By the name in the pact. */
  readonly values: Readonly<Record<string, Json>>;
  /** Headers of the user's browser, which no document describes. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Brings a mock of the platform into a state; it has seen nothing before. */
type SetUp = (mock: string, house: House) => PlatformState | Promise<PlatformState>;

const values =
  (supplied: PlatformState['values']): SetUp =>
  () => ({ values: supplied });

/** By name of the state. Whatever a value begins with, it is a test value of the mock (`docs/mock.md`). */
const setUps: Readonly<Record<string, SetUp>> = {
  'a licence is applied for': values({ event_id: 'an-event-of-this-run' }),
  'a licence code is received': values({ license: 'PLXXXXXX-run' }),
  'a licence code is not received yet': values({ license: 'PLUNCLAIMED-run' }),
  'a licence code is active': values({ license: 'PLACTIVE001-run' }),
  'a licence code is expired': values({ license: 'PLEXPIRED01-run' }),
  'a licence code is released': values({ license: 'PLRELEASED1-run' }),
  'the licence code of the samples is active': async (mock) => {
    const client = createClient({ url: mock, credentials: { sdkHmacSha256: akSk } });
    await client.activateLicense({ license: 'PLXXXXXX' });
    return { values: {} };
  },
  'licence codes are received': values({ license_list: ['PLXXXX001-run', 'PLXXXX002-run', 'PLXXXX003-run'] }),
  'an application credential exists': values({ appId: application.appId }),
  'a user is logged in': async (mock, house) => ({
    values: { client_id: application.clientId, redirect_uri: appAddress, service: appAddress },
    headers: { cookie: (await logIn(mock, house)).cookie },
  }),
  'an authorization code was issued': async (mock, house) => ({
    values: { code: await (await logIn(mock, house)).newCode() },
  }),
  'a refresh token was issued': async (mock, house) => ({
    values: { refresh_token: (await (await logIn(mock, house)).newTokens()).refresh },
  }),
  'an access token was issued': async (mock, house) => {
    const token = `Bearer ${(await (await logIn(mock, house)).newTokens()).access}`;
    return { values: { [tokenHeader]: token, 'X-OrgID-Authorization': token } };
  },
  'a service ticket was issued': async (mock, house) => ({
    values: { service: appAddress, ticket: await (await logIn(mock, house)).newTicket() },
  }),
};

/**
 * Sets the state of an interaction up by what the mock offers over HTTP.
 *
 * @throws Error for a state that nobody knows
 */
export async function setUp(
  mock: string,
  { exchange, example: { state } }: Interaction,
): Promise<PlatformState> {
  const found = state === undefined ? values({}) : setUps[state.name];
  if (found === undefined)
    throw new Error(
      `There is no set-up for the state "${state?.name}". There are: ${Object.keys(setUps).join(', ')}.`,
    );
  return found(mock, houseOf(exchange.name));
}
