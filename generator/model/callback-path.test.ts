import { expect, it } from 'vitest';
import { callbackPath } from './callback-path.ts';

it.each([
  ['{$request.body#/callbackUrl}', '/onDone'],
  ['{$request.body#/callbackUrl}/', '/onDone'],
  ['{$request.query.url}/data', '/onDone/data'],
  [
    '{$request.query.url}/orders/{$request.body#/id}/done?x={$request.body#/x}',
    '/onDone/orders/{value1}/done',
  ],
  ['$request.query.url', '/onDone'],
  ['{callbackUrl}/data', '/onDone/data'],
  ['/data', '/onDone/data'],
  ['endpoint_url', '/onDone'],
  ['https://shop.example/hooks?id={$request.body#/id}', '/hooks'],
  ['https://shop.example', '/onDone'],
])('%s arrives at %s', (expression, path) => {
  expect(callbackPath('onDone', expression)).toBe(path);
});
