import { describe, expect, it } from 'vitest';
import { callbackUrl, type Trigger } from './callback-url.ts';

const trigger: Trigger = {
  url: 'https://shop.example/orders/7?notify=https%3A%2F%2Fme.example%2Fq',
  method: 'POST',
  headers: new Headers({ 'x-callback': 'https://me.example/h' }),
  path: { id: '7' },
  body: { to: { 'a/b': 'https://me.example/b' }, count: 3, list: ['https://me.example/l'] },
  response: { status: 201, headers: new Headers({ location: 'https://me.example/r' }), body: { id: 'x1' } },
};

describe('the address of a callback comes from', () => {
  it.each([
    ['the body', '{$request.body#/to/a~1b}', 'https://me.example/b'],
    ['an entry of a list', '{$request.body#/list/0}', 'https://me.example/l'],
    ['the query', '{$request.query.notify}', 'https://me.example/q'],
    ['a header', '{$request.header.X-Callback}', 'https://me.example/h'],
    ['the answer', '{$response.header.Location}', 'https://me.example/r'],
    [
      'several of them',
      'https://me.example/{$request.path.id}/{$response.body#/id}?n={$request.body#/count}',
      'https://me.example/7/x1?n=3',
    ],
    ['an expression alone', '$request.query.notify', 'https://me.example/q'],
    [
      'the method and the status',
      'https://me.example/{$method}/{$statusCode}',
      'https://me.example/POST/201',
    ],
    [
      'the request’s own address',
      '{$url}',
      'https://shop.example/orders/7?notify=https%3A%2F%2Fme.example%2Fq',
    ],
    ['nothing but itself', 'https://me.example/fixed', 'https://me.example/fixed'],
  ])('%s', (_what, expression, url) => {
    expect(callbackUrl(expression, trigger)).toBe(url);
  });
});

describe('an address that the trigger has', () => {
  it.each(['{callbackUrl}', '/done', '{$request.body#/from}'])('goes before %s', (expression) => {
    const address = 'https://me.example/agreed';
    expect(callbackUrl(expression, { ...trigger, address })).toBe(address);
  });

  it('is one of http or https, too', () => {
    expect(() => callbackUrl('{a}', { ...trigger, address: 'file:///etc/passwd' })).toThrow(
      'no address of http',
    );
  });
});

describe('there is no callback', () => {
  it.each([
    ['without the value', '{$request.body#/from}', 'has no text for $request.body#/from'],
    ['for a value that every object has', '{$request.body#/constructor/name}', 'has no text'],
    ['for an unknown expression', '{$request.cookie.a}', 'has no text'],
    ['to another protocol', 'file:///{$request.path.id}', 'no address of http or https'],
    ['to a path', '/done/{$request.path.id}', 'no address of http or https'],
  ])('%s', (_what, expression, message) => {
    expect(() => callbackUrl(expression, trigger)).toThrow(message);
  });
});
