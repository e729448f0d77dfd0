import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findChromium } from '../../../generator/testing/chromium.ts';
import { mockGuide } from '../../testing/running-mock.ts';
import { callToken, callUserInfo, client } from './testing/token-call.ts';

const executablePath = findChromium();

describe.runIf(executablePath !== undefined)('in a real browser', async () => {
  const mock = await mockGuide('login', 'platform');

  /** A merchant's application: its login address takes the code, and greets the user. */
  async function startApplication(): Promise<string> {
    const server = createServer(async (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const { body } = await callToken(`${mock.url}/api/v1/oauth2/token`, {
        grant_type: 'authorization_code',
        code: searchParams.get('code') ?? '',
        ...client,
      });
      const authorization = `Bearer ${String(body['access_token'])}`;
      const user = await callUserInfo(`${mock.url}/api/v1/oauth2/userinfo`, { authorization });
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end(`Hello ${String(user.body['name'])}, state ${searchParams.get('state')}`);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close().closeAllConnections());
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/login`;
  }

  /** @param faults hears of what the page logs as an error */
  async function openPage(faults: string[]): Promise<Page> {
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox does not start for root.
      chromiumSandbox: process.getuid?.() !== 0,
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    return page;
  }

  it('a user logs in on the unified login page, and is known to the application', async () => {
    const faults: string[] = [];
    const page = await openPage(faults);
    const loginUrl = await startApplication();
    await page.goto(`${mock.url}/unified-login/#/portal-login?ind=UNOP&appId=12345`);
    await page.getByLabel('Login address').fill(loginUrl);

    await page.getByLabel('User name').fill('nobody');
    await page.getByLabel('Password').fill('any');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('There is no such user').waitFor();

    await page.getByText('lisi').click();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('Hello 李四, state null').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(faults).toEqual([]);
  });

  it('the workbench logs a user in once, and sends code and state', async () => {
    const page = await openPage([]);
    const address = `${mock.url}/api/v1/oauth2/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: client.client_id,
      redirect_uri: await startApplication(),
      state: 'first',
    })}`;
    await page.goto(address);
    await page.getByText('zhangsan').click();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('Hello 张三, state first').waitFor();
    await page.goto(address.replace('first', 'second'));
    await page.getByText('Hello 张三, state second').waitFor();
  });

  it('shows how to open the page when nothing says which application is meant', async () => {
    const page = await openPage([]);
    await page.goto(`${mock.url}/unified-login/`);
    await page.getByRole('alert').getByRole('link').click();
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    expect(page.url()).toBe(`${mock.url}/unified-login/#/portal-login?ind=UNOP&appId=12345`);
  });

  it('takes what stands in its address for text', async () => {
    const page = await openPage([]);
    const service = 'http://localhost/<img src=x onerror=alert(1)>';
    const back = `/api/v1/cas/login?${new URLSearchParams({ service })}`;
    await page.goto(`${mock.url}/unified-login/#/?${new URLSearchParams({ continue: back })}`);
    expect(await page.locator('#where').textContent()).toBe(service);
  });
});
