import { describe, expect, it } from 'vitest';
import { urlOf } from './incoming.ts';

describe('urlOf', () => {
  it.each([
    ['/saas?activity=a&x=%20+', 'e.com:8443', 'http://e.com:8443/saas?activity=a&x=%20+'],
    ['//e.org/saas?x=1', 'e.com', 'http://e.com//e.org/saas?x=1'],
    ['http://e.org/saas', 'e.com', 'http://e.org/saas'],
    ['/saas', 'no host', 'http://localhost/saas'],
    ['/saas', undefined, 'http://localhost/saas'],
    ['*', 'e.com', 'http://localhost/'],
  ])('reads the target %s of a request to %s', (url, host, expected) => {
    expect(urlOf({ url, headers: { host } }).href).toBe(expected);
  });
});
