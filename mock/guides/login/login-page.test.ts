import { describe, expect, it } from 'vitest';
import { mockGuide } from '../../testing/running-mock.ts';
import { createBrowser } from './testing/browser.ts';

const mock = await mockGuide('login', 'platform');
const page = '/unified-login/?ind=UNOP&appId=12345';

describe('the login page', () => {
  it('reflects nothing and loads nothing', async () => {
    const plain = await (await fetch(`${mock.url}/unified-login/`)).text();
    const { headers, ...hostile } = await fetch(
      `${mock.url}/unified-login/?appId=%3Cscript%3E&failed=%22%3E&continue=x`,
    ).then(async (response) => ({ headers: response.headers, text: await response.text() }));
    expect(hostile.text).toBe(plain);
    expect(plain).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|url\(|@import/);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*script-src 'sha256-[^']+'$/,
    );
  });

  it.each([
    [{ userName: 'nobody', password: 'any' }, 'user'],
    [{ userName: 'zhangsan' }, 'password'],
    [{ userName: 'zhangsan', password: 'any', appId: '1' }, 'application'],
    [{ userName: 'zhangsan', password: 'any', ind: 'x' }, 'application'],
    [{ userName: 'zhangsan', password: 'any', loginUrl: 'javascript:alert(1)' }, 'address'],
    [{ userName: 'zhangsan', password: 'any', continue: '//evil.example/api/v1/cas/login' }, 'continue'],
  ])('is shown again for %j', async (form, failed) => {
    const browser = createBrowser(mock.url);
    const again = new URL(await browser.redirected(page, form), mock.url);
    expect([again.origin, again.pathname]).toEqual([mock.url, '/unified-login/']);
    expect(again.searchParams.get('failed')).toBe(failed);
    expect(await browser.redirected('/api/v1/cas/login?service=http://localhost/')).toContain(
      '/unified-login/',
    );
  });

  it('goes to the default login address with what the curl command sends that the mock prints', async () => {
    const sent = { userName: 'zhangsan', password: 'any' };
    expect(await createBrowser(mock.url).redirected(page, sent)).toMatch(
      /^http:\/\/localhost:3000\/login\?code=\w+&tenant=\w+$/,
    );
  });

  it('keeps its cookie from scripts and other sites', async () => {
    const response = await createBrowser(mock.url).open(page, { userName: 'lisi', password: 'any' });
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax$/);
  });

  it('ends in the log without the query', async () => {
    await createBrowser(mock.url).open(page, { userName: 'nobody', password: 'any' });
    expect(mock.lastEvent()).toMatchObject({
      path: '/unified-login/',
      exchange: 'login',
      cause: 'the login page was sent a wrong user',
    });
  });
});

describe('with a login address of its own', async () => {
  const loginUrl = 'http://localhost:4000/in?from="koo"';
  const strict = await mockGuide('login', 'platform', { loginUrl });

  it('the page goes there and nowhere else', async () => {
    const browser = createBrowser(strict.url);
    const text = await (await browser.open(page)).text();
    expect(text).toContain('value="http://localhost:4000/in?from=&#34;koo&#34;" required readonly');
    const sent = { userName: 'zhangsan', password: 'any', loginUrl: 'https://evil.example' };
    expect(await browser.redirected(page, sent)).toMatch(/^http:\/\/localhost:4000\/in\?from="koo"&code=/);
  });

  it.each([
    '/api/v1/oauth2/authorize?response_type=code&client_id=1&redirect_uri=',
    '/api/v1/cas/login?service=',
    '/api/v1/cas/logout?service=',
    '/oauth2/authorize?response_type=code&client_id=1&redirect_uri=',
  ])('%s takes that one only', async (address) => {
    const browser = createBrowser(strict.url);
    expect((await browser.open(`${address}http://localhost:4000/in?tenant=1`)).status).toBe(302);
    const refused = await browser.open(`${address}http://localhost:4000/other`);
    expect([refused.status, refused.headers.get('koocontract-cause')]).toEqual([
      400,
      expect.stringContaining('but the login address of the application is http://localhost:4000/in'),
    ]);
  });
});
