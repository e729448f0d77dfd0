import { expect, it } from 'vitest';
import { createRouter } from './route.ts';

it('asks first for the path that says most', () => {
  const paths = ['/', '/compare/{both}', '/compare/{base}...{head}', '/compare/{both}/end', '/compare/mine'];
  const route = createRouter(paths.map((path) => ({ method: 'GET', path })));
  const asked = (path: string) => route('GET', path).map(({ exchange }) => exchange.path);
  expect(asked('/compare/a...b')).toEqual(['/compare/{base}...{head}', '/compare/{both}']);
  expect(asked('/compare/mine')).toEqual(['/compare/mine', '/compare/{both}']);
  expect(asked('/compare/a/end')).toEqual(['/compare/{both}/end']);
});
