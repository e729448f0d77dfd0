import { describe, expect, it } from 'vitest';
import { checkAddress, isSameAddress, loginPageFor, wayBack, withQuery } from './address.ts';

describe('an address with parameters', () => {
  it.each([
    ['https://example.com', 'https://example.com?code=a%26b'],
    ['http://localhost:3000/cb?', 'http://localhost:3000/cb?code=a%26b'],
    ['http://localhost:3000/cb?x=1', 'http://localhost:3000/cb?x=1&code=a%26b'],
    ['http://localhost:3000/cb?x=1&', 'http://localhost:3000/cb?x=1&code=a%26b'],
    ['http://localhost:3000/#/cb?x=1', 'http://localhost:3000/?code=a%26b#/cb?x=1'],
    ['http://localhost:3000/登录\r\nx: y', 'http://localhost:3000/%E7%99%BB%E5%BD%95x:%20y?code=a%26b'],
  ])('%j', (address, expected) => {
    expect(withQuery(address, { code: 'a&b' })).toBe(expected);
  });
});

describe('the way back from the login page', () => {
  it('is the address that was left', () => {
    const left = '/api/v1/cas/login?service=http%3A%2F%2Fa%3Fb%26c';
    const page = new URL(loginPageFor(new URL(left, 'http://localhost:4010')), 'http://localhost:4010');
    expect(wayBack(page.searchParams.get('continue') ?? '')).toBe(left);
  });

  it.each([
    '',
    'https://evil.example/api/v1/cas/login',
    '//evil.example/api/v1/cas/login',
    '/\\evil.example/api/v1/cas/login',
    '/unified-login/',
    '/api/v1/cas/login/../../../x',
    'javascript:alert(1)',
  ])('is not %j', (text) => {
    expect(wayBack(text)).toBeUndefined();
  });
});

describe('an address to send a browser to', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/relative',
    '//host',
    'file:///etc/passwd',
    '',
    `http://${'a'.repeat(2048)}`,
  ])('is not %j', (address) => {
    expect(() => checkAddress('service', address)).toThrow('service is no http(s) address');
  });

  it('is the registered one where there is one, but for its query', () => {
    const registered = 'http://localhost:3000/cb';
    expect(() => checkAddress('service', 'http://localhost:3000/cb?tenant=1', registered)).not.toThrow();
    expect(() => checkAddress('service', 'http://localhost:3000/other', registered)).toThrow(
      'service is http://localhost:3000/other, but the login address of the application is http://localhost:3000/cb',
    );
  });

  it('is the same with a slash behind the host', () => {
    expect(isSameAddress('https://example.com', 'https://example.com/')).toBe(true);
    expect(isSameAddress('https://example.com/a', 'https://example.com/a/')).toBe(false);
    expect(isSameAddress('x', 'y')).toBe(false);
  });
});
