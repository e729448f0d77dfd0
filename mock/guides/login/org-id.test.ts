import { describe, expect, it } from 'vitest';
import { mockGuide } from '../../testing/running-mock.ts';
import { createBrowser } from './testing/browser.ts';
import { callToken, callUserInfo, client, type TokenAnswer } from './testing/token-call.ts';

const mock = await mockGuide('login', 'platform');
const redirectUri = 'http://localhost:3000/';
const authorize = `/oauth2/authorize?${new URLSearchParams({
  response_type: 'code',
  client_id: client.client_id,
  redirect_uri: redirectUri,
})}`;

async function newCode(browser = createBrowser(mock.url)): Promise<string> {
  return (await browser.logIn(authorize)).searchParams.get('code') ?? '';
}

async function getToken(
  rest: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const form = new FormData();
  const fields = { grant_type: 'authorization_code', ...client, redirect_uri: redirectUri, ...rest };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return callToken(`${mock.url}/orgid/openapi/v1/oauth2/token`, form, headers);
}

const userInfo = (headers: Record<string, string>): Promise<TokenAnswer> =>
  callUserInfo(`${mock.url}/orgid/openapi/v1/oauth2/userinfo`, headers);

describe('the login with OrgID', () => {
  it('returns code and state', async () => {
    const back = await createBrowser(mock.url).logIn(`${authorize}&scope=phone+profile&state=s`);
    expect(back.href).toMatch(/^http:\/\/localhost:3000\/\?code=\w+&state=s$/);
    const { body } = await getToken({ code: back.searchParams.get('code') ?? '' });
    expect(body['scope']).toBe('phone profile');
  });

  it('gives a refresh token when asked to', async () => {
    const online = await getToken({ code: await newCode() });
    expect([online.status, Object.keys(online.body).sort()]).toEqual([
      200,
      ['access_token', 'expires_in', 'scope', 'token_type'],
    ]);
    const offline = await getToken({ code: await newCode(), access_type: 'offline' });
    expect(offline.body['refresh_token']).toMatch(/^\w+$/);
    expect(mock.faults('orgIdGetToken', 200, offline.body)).toBe('');
  });

  it('leaves a complete form alone, whatever else is sent', async () => {
    const authorization = `Basic ${btoa('other:client')}`;
    expect((await getToken({ code: await newCode() }, { authorization })).status).toBe(200);
  });

  it('takes the usual form of stock clients', async () => {
    const { client_id, client_secret } = client;
    const { status } = await callToken(
      `${mock.url}/orgid/openapi/v1/oauth2/token`,
      { grant_type: 'authorization_code', code: await newCode(), redirect_uri: redirectUri },
      { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` },
    );
    expect(status).toBe(200);
  });

  it.each([{ code: 'wrong' }, { client_secret: 'wrong' }, { redirect_uri: 'http://localhost:3000/other' }])(
    'refuses %j',
    async (wrong) => {
      const { status, body } = await getToken({ code: await newCode(), ...wrong });
      expect([status, body]).toEqual([
        400,
        {
          error_code: 'ORGID.OAUTH.0001',
          error_msg: 'Bad Request',
          error: 'ORGID.OAUTH.0001',
          error_description: 'Bad Request',
        },
      ]);
    },
  );

  it.each(['X-OrgID-Authorization', 'Authorization'])('tells the user of the token in %s', async (header) => {
    const { body } = await getToken({ code: await newCode() });
    const user = await userInfo({ [header]: `Bearer ${String(body['access_token'])}` });
    expect([user.status, user.body['user_name'], user.body['role']]).toEqual([200, 'zhangsan', 'admin']);
    expect(mock.faults('orgIdGetUserInfo', 200, user.body)).toBe('');
    const authorization = `Bearer ${String(body['access_token'])}`;
    const elsewhere = await callUserInfo(`${mock.url}/api/v1/oauth2/userinfo`, { authorization });
    expect(elsewhere.status).toBe(401);
  });

  it.each(['X-OrgID-Authorization', 'Authorization'])('refuses a wrong token in %s', async (header) => {
    const { status, body } = await userInfo({ [header]: 'Bearer wrong' });
    expect([status, body['error_code']]).toEqual([401, 'ORGID.OAUTH.0001']);
  });

  it('ends the session at the logout', async () => {
    const browser = createBrowser(mock.url);
    const { body } = await getToken({ code: await newCode(browser) });
    expect(await browser.redirected('/oauth/logout?service=https://example.com/bye')).toBe(
      'https://example.com/bye',
    );
    expect((await userInfo({ authorization: `Bearer ${String(body['access_token'])}` })).status).toBe(401);
  });
});

describe('CAS of OrgID', () => {
  async function validate(ticket: string): Promise<unknown> {
    const parameters = new URLSearchParams({ service: 'https://example.com', ticket });
    return (await fetch(`${mock.url}/orgid/openapi/v1/cas/p3/serviceValidate?${parameters}`)).json();
  }

  it('tells the user of a ticket once', async () => {
    const back = await createBrowser(mock.url).logIn('/api/v1/cas/login?service=https://example.com', 'lisi');
    const ticket = back.searchParams.get('ticket') ?? '';
    const answer = await validate(ticket);
    expect(mock.faults('orgIdCasServiceValidate', 200, answer)).toBe('');
    expect(answer).toMatchObject({
      serviceResponse: {
        authenticationFailure: null,
        authenticationSuccess: { user: 'lisi', attributes: { displayName: '李四' } },
      },
    });
    const again = await validate(ticket);
    expect(mock.faults('orgIdCasServiceValidate', 200, again)).toBe('');
    expect(again).toEqual({
      serviceResponse: {
        authenticationFailure: { code: 'INVALID_TICKET', description: `Ticket ${ticket} not recognized` },
        authenticationSuccess: null,
      },
    });
  });
});
