import { Refused } from '../../../runtime/receiving/refused.ts';
import { application } from './demo.ts';

/** Where the mock shows its login page. */
export const loginPagePath = '/unified-login/';

/** The login page as applications link it (zh-cn_topic_0070649141). */
export const loginPage = `${loginPagePath}#/portal-login?ind=UNOP&appId=${application.appId}`;

/** Addresses of the mock that send a browser to the login page, and get it back from there. */
const waiting = ['/api/v1/oauth2/authorize', '/api/v1/cas/login', '/oauth2/authorize'];

/** The login page, for a request that needs a user first. */
export function loginPageFor({ pathname, search }: URL): string {
  return withQuery(loginPagePath, { continue: pathname + search });
}

/** The way back from the login page; `undefined` for whatever `loginPageFor` has not made. */
export function wayBack(text: string): string | undefined {
  const here = 'http://mock.invalid';
  const url = URL.parse(text, here);
  return url?.origin === here && waiting.includes(url.pathname) ? url.pathname + url.search : undefined;
}

/**
 * Checks an address that a browser is to be sent to.
 *
 * @param name parameter that holds it
 * @param registered the only one that fits, but for its query; any http(s) address does where there is none
 * @throws Refused
 */
export function checkAddress(name: string, address: string, registered?: string): void {
  if (!isAddress(address))
    throw new Refused(
      'invalid',
      `${name} is no http(s) address of at most ${longest} characters: ${address}`,
    );
  if (registered !== undefined && withoutQuery(address) !== withoutQuery(registered))
    throw new Refused(
      'invalid',
      `${name} is ${address}, but the login address of the application is ${registered}`,
    );
}

/** Characters; addresses are remembered, so they can't be of any length. */
const longest = 2048;

/** Whether a browser may be sent there: an http(s) address, written whole. */
export function isAddress(text: string): boolean {
  const protocol = text.length > longest ? undefined : URL.parse(text)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}

/** Whether two texts are one address: clients write `https://example.com` with or without a slash behind it. */
export function isSameAddress(a: string, b: string): boolean {
  return a === b || (isAddress(a) && URL.parse(a)?.href === URL.parse(b)?.href);
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/** An address with parameters behind those that it has, fit for a `Location` header. */
export function withQuery(address: string, parameters: Readonly<Record<string, string>>): string {
  const [base = ''] = address.split('#', 1);
  const fragment = address.slice(base.length);
  const joint = !base.includes('?') ? '?' : /[?&]$/.test(base) ? '' : '&';
  return location(`${base}${joint}${new URLSearchParams(parameters)}${fragment}`);
}

/** An address as the value of a header: as it is, unless that takes an escape. */
export function location(address: string): string {
  return /^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href;
}
