import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/login/client.ts';
import { mockGuide } from '../../testing/running-mock.ts';
import { tenant } from './demo.ts';
import { createBrowser } from './testing/browser.ts';

let time = Date.UTC(2026, 0, 1, 8);
const mock = await mockGuide('login', 'platform', { now: () => time });
const cas = `${mock.url}/api/v1/cas`;
const service = 'http://localhost:3000/cas?next=%2Fhome&x=1';

/** A ticket for the service, from a login or in the session of a browser that has had one. */
async function newTicket(browser = createBrowser(mock.url)): Promise<string> {
  const back = await browser.logIn(`/api/v1/cas/login?service=${encodeURIComponent(service)}`);
  return back.searchParams.get('ticket') ?? '';
}

async function validate(path: string, parameters: Record<string, string>) {
  const response = await fetch(`${cas}${path}?${new URLSearchParams(parameters)}`);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

const envelope = (content: string): string =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">\n${content}\n</cas:serviceResponse>`;

describe('the CAS login', () => {
  it('comes back to the service with a ticket behind its own query', async () => {
    const browser = createBrowser(mock.url);
    const address = `/api/v1/cas/login?service=${encodeURIComponent(service)}`;
    expect((await browser.logIn(address)).href).toMatch(
      /^http:\/\/localhost:3000\/cas\?next=%2Fhome&x=1&ticket=ST-\w+$/,
    );
    expect(await browser.redirected('/api/v1/cas/login?service=https://example.com')).toMatch(
      /^https:\/\/example\.com\?ticket=ST-\w+$/,
    );
  });

  it('sends no browser to a script', async () => {
    const response = await createBrowser(mock.url).open('/api/v1/cas/login?service=javascript:alert(1)');
    expect(response.status).toBe(400);
  });
});

describe('CAS 3.0', () => {
  it('tells user and attributes as XML, unless told', async () => {
    const { status, type, text } = await validate('/p3/serviceValidate', {
      service,
      ticket: await newTicket(),
    });
    expect([status, type]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(text).toBe(
      envelope(`  <cas:authenticationSuccess>
    <cas:user>zhangsan</cas:user>
    <cas:attributes>
      <cas:authenticationDate>2026-01-01T08:00:00.000Z</cas:authenticationDate>
      <cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>
      <cas:isFromNewLogin>true</cas:isFromNewLogin>
      <cas:role>admin</cas:role>
      <cas:organizationCode>10000</cas:organizationCode>
      <cas:name>张三</cas:name>
      <cas:userName>zhangsan</cas:userName>
      <cas:tenant>${tenant.id}</cas:tenant>
    </cas:attributes>
  </cas:authenticationSuccess>`),
    );
  });

  it('tells the generated client, which accepts nothing but JSON, by default what it can read', async () => {
    const client = createClient({ url: mock.url });
    const ticket = await newTicket();
    const { data } = await client.casP3ServiceValidate({ query: { service, ticket } });
    expect(data).toMatchObject({ serviceResponse: { authenticationSuccess: { user: 'zhangsan' } } });
  });

  it('tells them as JSON when asked to', async () => {
    const { type, text } = await validate('/p3/serviceValidate', {
      service,
      ticket: await newTicket(),
      format: 'JSON',
    });
    const body: unknown = JSON.parse(text);
    expect(type).toBe('application/json; charset=utf-8');
    expect(mock.faults('casP3ServiceValidate', 200, body)).toBe('');
    expect(body).toMatchObject({
      serviceResponse: {
        authenticationSuccess: { user: 'zhangsan', attributes: { name: '张三', isFromNewLogin: true } },
      },
    });
  });

  it('tells whether the user has just logged in', async () => {
    const browser = createBrowser(mock.url);
    await newTicket(browser);
    const next = new URL(
      await browser.redirected(`/api/v1/cas/login?service=${encodeURIComponent(service)}`),
    );
    const { text } = await validate('/p3/serviceValidate', {
      service,
      ticket: next.searchParams.get('ticket') ?? '',
    });
    expect(text).toContain('<cas:isFromNewLogin>false</cas:isFromNewLogin>');
  });
});

describe('CAS 2.0', () => {
  it('tells the user alone', async () => {
    const asXml = await validate('/serviceValidate', {
      service,
      ticket: await newTicket(),
      format: 'XML',
    });
    expect(asXml.text).toBe(
      envelope(`  <cas:authenticationSuccess>
    <cas:user>zhangsan</cas:user>
  </cas:authenticationSuccess>`),
    );
    const asJson = await validate('/serviceValidate', {
      service,
      ticket: await newTicket(),
      format: 'JSON',
    });
    expect(JSON.parse(asJson.text)).toEqual({
      serviceResponse: { authenticationSuccess: { user: 'zhangsan' } },
    });
  });
});

describe('CAS 1.0', () => {
  it('says yes and the user, or no', async () => {
    const asked = { service, ticket: await newTicket() };
    expect(await validate('/validate', asked)).toEqual({
      status: 200,
      type: 'text/plain',
      text: 'yes\nzhangsan\n',
    });
    expect(await validate('/validate', asked)).toMatchObject({ status: 200, text: 'no\n\n' });
  });
});

describe('a ticket', () => {
  it('works once, whatever the version', async () => {
    const asked = { service, ticket: await newTicket() };
    expect((await validate('/serviceValidate', asked)).text).toContain('authenticationSuccess');
    expect(await validate('/p3/serviceValidate', asked)).toEqual({
      status: 200,
      type: 'application/xml; charset=utf-8',
      text: envelope(
        `  <cas:authenticationFailure code="INVALID_TICKET">Ticket ${asked.ticket} not recognized</cas:authenticationFailure>`,
      ),
    });
  });

  it('is told as JSON when it is wrong', async () => {
    const { status, text } = await validate('/serviceValidate', {
      service,
      ticket: 'ST-<1>',
      format: 'JSON',
    });
    expect([status, JSON.parse(text)]).toEqual([
      200,
      {
        serviceResponse: {
          authenticationFailure: {
            code: 'INVALID_TICKET',
            description: 'the ticket provided was not valid, ticket is ST-<1>',
          },
        },
      },
    ]);
  });

  it('can not break the XML that it is told in', async () => {
    const { text } = await validate('/serviceValidate', { service, ticket: '<script>&\u0000$1' });
    expect(text).toContain(String.raw`>Ticket &#60;script&#62;&#38;\u{0}$1 not recognized</`);
  });

  it('works for five minutes', async () => {
    const [early, late] = [await newTicket(), await newTicket()];
    time += 299_999;
    expect((await validate('/validate', { service, ticket: early })).text).toMatch(/^yes/);
    time += 1;
    expect((await validate('/validate', { service, ticket: late })).text).toMatch(/^no/);
  });

  it('is spent on the wrong service', async () => {
    const ticket = await newTicket();
    const { text } = await validate('/serviceValidate', { service: 'http://localhost:3000/cas', ticket });
    expect(text).toContain(`code="INVALID_SERVICE">Ticket ${ticket} `);
    expect((await validate('/validate', { service, ticket })).text).toMatch(/^no/);
  });

  it('is void after the logout', async () => {
    const browser = createBrowser(mock.url);
    const ticket = await newTicket(browser);
    expect(await browser.redirected('/api/v1/cas/logout?service=https://example.com')).toBe(
      'https://example.com',
    );
    expect((await validate('/validate', { service, ticket })).text).toMatch(/^no/);
    expect(await browser.redirected('/api/v1/cas/logout')).toContain('/unified-login/');
  });
});
