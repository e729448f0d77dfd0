import { textAt } from '../../../generator/load/openapi.ts';
import { application } from '../../../mock/guides/login/demo.ts';
import { serializeParts } from '../../../runtime/sending/serialize.ts';

/** Where browsers are sent back to; that of the document's examples. */
export const appAddress = 'https://example.com';

const client = { client_id: application.clientId, client_secret: application.clientSecret };

/** Where a user logs in: on the merchant's own page, in the workbench or at OrgID. Each has codes and tokens of its own. */
export interface House {
  /** Sends a browser that is logged in back with a code; the login itself does on the merchant's page. */
  readonly authorize?: string;
  readonly token: string;
  /** Who logs in there in the document's samples: an administrator, or in the workbench a plain user. */
  readonly userName: string;
}

const web: House = { token: '/api/v1/oauth2/token', userName: 'zhangsan' };
const workbench: House = { ...web, authorize: '/api/v1/oauth2/authorize', userName: 'lisi' };
const orgId: House = { ...web, authorize: '/oauth2/authorize', token: '/orgid/openapi/v1/oauth2/token' };

/** The house that an exchange belongs to, as its name says. */
export function houseOf(exchange: string): House {
  return exchange.startsWith('orgId') ? orgId : exchange.startsWith('workbench') ? workbench : web;
}

/** A user who is logged in. */
export interface PlatformSession {
  /** Of the user's browser. */
  readonly cookie: string;
  newCode(): Promise<string>;
  newTicket(): Promise<string>;
  /** Those for a new code. */
  newTokens(): Promise<{ readonly access: string; readonly refresh: string }>;
}

/** @param mock address of the mock */
export async function logIn(mock: string, house: House): Promise<PlatformSession> {
  const page = new URL('/unified-login/', mock);
  page.search = String(new URLSearchParams({ ind: 'UNOP', appId: application.appId, loginUrl: appAddress }));
  const form = new URLSearchParams({ userName: house.userName, password: 'any' });
  const entered = await fetch(page, { method: 'POST', body: form, redirect: 'manual' });
  const [cookie = ''] = entered.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');

  /** What a browser brings back from an address of the platform. */
  async function fetched(address: string, query: Record<string, string>, name: string): Promise<string> {
    const url = new URL(`${address}?${new URLSearchParams(query)}`, mock);
    return broughtBack(await fetch(url, { redirect: 'manual', headers: { cookie } }), name);
  }

  async function newCode(): Promise<string> {
    const { authorize } = house;
    if (authorize === undefined) return broughtBack(entered, 'code');
    const query = { response_type: 'code', client_id: client.client_id, redirect_uri: appAddress };
    return fetched(authorize, query, 'code');
  }

  return {
    cookie,
    newCode,
    newTicket: () => fetched('/api/v1/cas/login', { service: appAddress }, 'ticket'),
    async newTokens() {
      const fields = { ...client, grant_type: 'authorization_code', redirect_uri: appAddress };
      const form = { ...fields, code: await newCode() };
      const body = house === orgId ? serializeParts(form) : new URLSearchParams(form);
      const tokens: unknown = await (
        await fetch(new URL(house.token, mock), { method: 'POST', body })
      ).json();
      return { access: textAt(tokens, 'access_token'), refresh: textAt(tokens, 'refresh_token') };
    },
  };
}

function broughtBack({ headers }: Response, name: string): string {
  const value = URL.parse(headers.get('location') ?? '')?.searchParams.get(name);
  if (value) return value;
  throw new Error(
    `The mock did not send the browser back with a ${name}: ${headers.get('koocontract-cause')}.`,
  );
}
