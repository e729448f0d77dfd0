import { expect } from 'vitest';

/** A browser by hand: keeps cookies, and follows redirects one by one. */
export interface Browser {
  /** @param address below the mock, or whole */
  open(address: string, form?: Readonly<Record<string, string>>): Promise<Response>;
  /** Where a request is redirected to. */
  redirected(address: string, form?: Readonly<Record<string, string>>): Promise<string>;
  /** Opens an address, logs in on the page that it is sent to, and comes back: where it leaves the mock. */
  logIn(address: string, userName?: string): Promise<URL>;
}

export function createBrowser(mock: string): Browser {
  let cookie = '';

  async function open(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const response = await fetch(new URL(address, mock), {
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    return response;
  }

  async function redirected(address: string, form?: Readonly<Record<string, string>>): Promise<string> {
    const response = await open(address, form);
    expect(response.status).toBe(302);
    return response.headers.get('location') ?? '';
  }

  return {
    open,
    redirected,
    async logIn(address, userName = 'zhangsan') {
      const page = await redirected(address);
      const back = await redirected(page, { userName, password: 'any' });
      return new URL(await redirected(back));
    },
  };
}
