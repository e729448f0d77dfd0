import { describe, expect, it } from 'vitest';
import { mockGuide } from '../../testing/running-mock.ts';
import { tenant } from './demo.ts';
import { createBrowser } from './testing/browser.ts';
import { callToken, callUserInfo, client, type TokenAnswer } from './testing/token-call.ts';

let time = Date.UTC(2026, 0, 1);
const mock = await mockGuide('login', 'platform', { now: () => time });
const tokenAddress = `${mock.url}/api/v1/oauth2/token`;
const appAddress = 'http://localhost:3000/login';
const page = '/unified-login/?ind=UNOP&appId=12345';

/** Logs in on the unified login page: the parameters of the application's login address. */
async function webLogin(browser = createBrowser(mock.url), userName = 'zhangsan') {
  const address = await browser.redirected(page, { userName, password: 'any', loginUrl: appAddress });
  return { address, parameters: new URL(address).searchParams };
}

async function newCode(): Promise<string> {
  return (await webLogin()).parameters.get('code') ?? '';
}

const withCode = (code: string, rest: Record<string, string> = {}): Promise<TokenAnswer> =>
  callToken(tokenAddress, { grant_type: 'authorization_code', ...client, code, ...rest });

const refresh = (token: unknown, rest: Record<string, string> = {}): Promise<TokenAnswer> =>
  callToken(tokenAddress, {
    grant_type: 'refresh_token',
    ...client,
    refresh_token: String(token),
    ...rest,
  });

const userOf = (token: unknown): Promise<TokenAnswer> =>
  callUserInfo(`${mock.url}/api/v1/oauth2/userinfo`, { authorization: `Bearer ${String(token)}` });

const wrongCode = { error: 'invalid_grant', error_description: 'Invalid authorization code' };
const badClient = { error: 'invalid_client', error_description: 'Bad client credentials' };
const unauthorized = {
  error: 'unauthorized',
  error_description: 'Full authentication is required to access this resource',
};

describe('the login on the own page of a merchant', () => {
  it('ends with the user who has logged in', async () => {
    const { address, parameters } = await webLogin(createBrowser(mock.url), 'lisi');
    expect(address).toMatch(/^http:\/\/localhost:3000\/login\?code=\w+&tenant=\w+$/);
    expect(parameters.get('tenant')).toBe(tenant.id);
    const tokens = await withCode(parameters.get('code') ?? '', { redirect_uri: appAddress });
    expect(tokens.status).toBe(200);
    expect(tokens.body).toEqual({
      access_token: expect.stringMatching(/^\w+$/),
      token_type: 'Bearer',
      expires_in: 7200,
      scope: 'get_user_info',
      refresh_token: expect.stringMatching(/^\w+$/),
    });
    expect(mock.faults('getToken', 200, tokens.body)).toBe('');
    const user = await userOf(tokens.body['access_token']);
    expect(user.body).toMatchObject({ userName: 'lisi', name: '李四', role: 'user', tenant: tenant.id });
    expect(user.body).not.toHaveProperty('accName');
    expect(mock.faults('getUserInfo', 200, user.body)).toBe('');
  });

  it('takes the client from HTTP Basic, too, and lets nobody keep the tokens', async () => {
    const { client_id, client_secret } = client;
    const { status, headers } = await callToken(
      tokenAddress,
      { grant_type: 'authorization_code', code: await newCode() },
      { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` },
    );
    expect([status, headers.get('cache-control'), headers.get('pragma')]).toEqual([
      200,
      'no-store',
      'no-cache',
    ]);
  });
});

describe('a code', () => {
  it('works once', async () => {
    const code = await newCode();
    expect((await withCode(code)).status).toBe(200);
    const again = await withCode(code);
    expect([again.status, again.body]).toEqual([400, wrongCode]);
    expect(mock.faults('getToken', 400, again.body)).toBe('');
  });

  it('works for five minutes', async () => {
    const [early, late] = [await newCode(), await newCode()];
    time += 299_999;
    expect((await withCode(early)).status).toBe(200);
    time += 1;
    expect((await withCode(late)).body).toEqual(wrongCode);
  });

  it('needs the address that it was sent to, if any', async () => {
    const wrong = await withCode(await newCode(), { redirect_uri: 'http://localhost:3000/other' });
    expect([wrong.status, wrong.body]).toEqual([400, wrongCode]);
    expect(wrong.headers.get('koocontract-cause')).toBe(
      'redirect_uri is http://localhost:3000/other, but the code was sent to http://localhost:3000/login',
    );
  });

  it('is void after the logout', async () => {
    const browser = createBrowser(mock.url);
    const { parameters } = await webLogin(browser);
    await browser.open('/api/v1/logout');
    expect((await withCode(parameters.get('code') ?? '')).body).toEqual(wrongCode);
  });

  it('is of no use to OrgID', async () => {
    const { status } = await callToken(`${mock.url}/orgid/openapi/v1/oauth2/token`, {
      grant_type: 'authorization_code',
      ...client,
      code: await newCode(),
      redirect_uri: appAddress,
    });
    expect(status).toBe(400);
  });
});

describe('the token address', () => {
  it.each([{ client_secret: 'wrong' }, { client_id: 'wrong' }])('refuses the client %j', async (wrong) => {
    const code = await newCode();
    const refused = await withCode(code, wrong);
    expect([refused.status, refused.body]).toEqual([400, badClient]);
    expect((await withCode(code)).status).toBe(200);
  });

  it('refuses a code that was issued to another client ID', async () => {
    const address = `/api/v1/oauth2/authorize?response_type=code&client_id=old&redirect_uri=${appAddress}`;
    const code = (await createBrowser(mock.url).logIn(address)).searchParams.get('code') ?? '';
    const { status, body } = await withCode(code);
    expect([status, body]).toEqual([
      400,
      { error: 'invalid_client', error_description: 'Client ID mismatch' },
    ]);
  });

  it.each([
    [{}, 'invalid_request'],
    [{ grant_type: 'password', ...client }, 'unsupported_grant_type'],
    [{ grant_type: 'authorization_code', code: 'x' }, 'invalid_client'],
    [{ grant_type: 'authorization_code', ...client }, 'invalid_request'],
    [{ grant_type: 'refresh_token', ...client }, 'invalid_request'],
  ])('refuses the form %j with %s', async (form, error) => {
    const { status, body, headers } = await callToken(tokenAddress, form);
    expect([status, body['error']]).toEqual([400, error]);
    expect(headers.get('koocontract-cause')).toContain(error);
    expect(mock.faults('getToken', 400, body)).toBe('');
  });
});

describe('a refresh token', () => {
  it('gives new tokens, and stays valid itself', async () => {
    const { body: first } = await withCode(await newCode());
    const { status, body } = await refresh(first['refresh_token']);
    expect(status).toBe(200);
    expect(mock.faults('refreshToken', 200, body)).toBe('');
    expect(body['access_token']).not.toBe(first['access_token']);
    expect(body['refresh_token']).not.toBe(first['refresh_token']);
    expect((await userOf(body['access_token'])).status).toBe(200);
    expect((await refresh(body['refresh_token'])).status).toBe(200);
    expect((await refresh(first['refresh_token'])).status).toBe(200);
  });

  it('works for thirty days', async () => {
    const { body } = await withCode(await newCode());
    time += 30 * 86_400_000;
    const late = await refresh(body['refresh_token']);
    expect([late.status, late.body]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Invalid refresh token' },
    ]);
  });

  it('needs the client', async () => {
    const { body } = await withCode(await newCode());
    const wrong = await refresh(body['refresh_token'], { client_secret: 'wrong' });
    expect([wrong.status, wrong.body]).toEqual([400, badClient]);
  });
});

describe('the user', () => {
  it.each([
    [{}, 'Bearer realm="koocontract"'],
    [{ authorization: 'Bearer unknown' }, 'Bearer realm="koocontract", error="invalid_token"'],
    [{ authorization: 'Basic x' }, 'Bearer realm="koocontract", error="invalid_token"'],
  ])('is not told for %j', async (headers, challenge) => {
    const refused = await callUserInfo(`${mock.url}/api/v1/oauth2/userinfo`, headers);
    expect([refused.status, refused.body]).toEqual([401, unauthorized]);
    expect(refused.headers.get('www-authenticate')).toBe(challenge);
  });

  it('is told by the house that issued the token', async () => {
    const { body } = await withCode(await newCode());
    const orgIdAddress = `${mock.url}/orgid/openapi/v1/oauth2/userinfo`;
    const authorization = `Bearer ${String(body['access_token'])}`;
    expect((await callUserInfo(orgIdAddress, { authorization })).status).toBe(401);
  });

  it('is told for two hours', async () => {
    const { body } = await withCode(await newCode());
    time += 7_199_999;
    expect((await userOf(body['access_token'])).status).toBe(200);
    time += 1;
    expect((await userOf(body['access_token'])).body).toEqual(unauthorized);
  });
});

describe('the logout', () => {
  it('ends the session and its tokens, and goes to the address that is asked for', async () => {
    const browser = createBrowser(mock.url);
    const { body } = await withCode((await webLogin(browser)).parameters.get('code') ?? '');
    expect(await browser.redirected('/api/v1/logout?redirect_url=http%3A%2F%2Flocalhost%2Fbye')).toBe(
      'http://localhost/bye',
    );
    expect((await userOf(body['access_token'])).status).toBe(401);
    expect((await refresh(body['refresh_token'])).status).toBe(400);
    expect(await browser.redirected('/api/v1/cas/login?service=http://localhost/')).toContain(
      '/unified-login/?continue=',
    );
  });

  it('goes to the login page by itself, and never to a script', async () => {
    const browser = createBrowser(mock.url);
    expect(await browser.redirected('/api/v1/logout')).toBe(
      '/unified-login/#/portal-login?ind=UNOP&appId=12345',
    );
    expect((await browser.open('/api/v1/logout?redirect_url=javascript:alert(1)')).status).toBe(400);
  });
});

describe('the workbench', () => {
  const address = (parameters: Record<string, string>): string =>
    `/api/v1/oauth2/authorize?${new URLSearchParams({ response_type: 'code', client_id: client.client_id, ...parameters })}`;

  it('logs in first, and comes back with code and state', async () => {
    const redirectUri = 'http://localhost:3000/cb?tenant=1';
    const asked = { redirect_uri: redirectUri, scope: 'all of_it', state: 'a-b_c=&%' };
    const browser = createBrowser(mock.url);
    const back = await browser.logIn(address(asked));
    expect([...back.searchParams.keys()]).toEqual(['tenant', 'code', 'state']);
    expect(back.searchParams.get('state')).toBe('a-b_c=&%');
    const { body } = await withCode(back.searchParams.get('code') ?? '', { redirect_uri: redirectUri });
    expect(body['scope']).toBe('all of_it');
    const user = await userOf(body['access_token']);
    expect(user.body).toMatchObject({ userName: 'zhangsan', accName: 'zhangsan', loginName: 'zhangsan' });
    expect(mock.faults('workbenchGetUserInfo', 200, user.body)).toBe('');
  });

  it('asks nobody twice, and adds no state of its own', async () => {
    const browser = createBrowser(mock.url);
    await webLogin(browser);
    expect(await browser.redirected(address({ redirect_uri: 'https://example.com' }))).toMatch(
      /^https:\/\/example\.com\?code=\w+$/,
    );
  });

  it('sends no browser to a script', async () => {
    const { status, headers } = await createBrowser(mock.url).open(
      address({ redirect_uri: 'javascript:alert(1)' }),
    );
    expect([status, headers.get('koocontract-cause')]).toEqual([
      400,
      'redirect_uri is no http(s) address of at most 2048 characters: javascript:alert(1)',
    ]);
  });
});

describe('another user in the same browser', () => {
  it('ends what the first one was granted', async () => {
    const browser = createBrowser(mock.url);
    const first = await withCode((await webLogin(browser)).parameters.get('code') ?? '');
    await webLogin(browser);
    expect((await userOf(first.body['access_token'])).status).toBe(200);
    await webLogin(browser, 'lisi');
    expect((await userOf(first.body['access_token'])).status).toBe(401);
  });
});

it('leaves a request with Prefer to the examples of the document', async () => {
  const response = await fetch(mock.url + page, {
    redirect: 'manual',
    headers: { prefer: 'example=logged-in' },
  });
  expect([response.status, response.headers.get('location')]).toEqual([
    302,
    'https://example.com?code=z2DqK7rXw9LmVb4T&tenant=123456',
  ]);
});
