import { describe, expect, it } from 'vitest';
import { createRouter } from './route.ts';

const found = (
  templates: readonly string[],
  method: string,
  path: string,
): readonly (readonly [string, unknown])[] =>
  createRouter(templates.map((template) => ({ method: 'GET', path: template })))(method, path).map(
    ({ exchange, path: values }) => [exchange.path, values] as const,
  );

describe('createRouter', () => {
  it('asks the more special path first, wherever it stands in the document', () => {
    expect(found(['/orders/{id}', '/orders/mine', '/{kind}/{id}'], 'GET', '/orders/mine')).toEqual([
      ['/orders/mine', {}],
      ['/orders/{id}', { id: 'mine' }],
      ['/{kind}/{id}', { kind: 'orders', id: 'mine' }],
    ]);
  });

  it('asks the path with more text of its own first', () => {
    expect(
      found(['/compare/{both}', '/compare/{base}...{head}'], 'GET', '/compare/a...b').map(([path]) => path),
    ).toEqual(['/compare/{base}...{head}', '/compare/{both}']);
  });

  it('looks at the method', () => {
    expect(found(['/orders'], 'POST', '/orders')).toEqual([]);
  });

  it('has no parameter reach over a slash, and leaves its value as it stands', () => {
    expect(found(['/files/{name}'], 'GET', '/files/a/b')).toEqual([]);
    expect(found(['/files/{name}'], 'GET', '/files/a%2Fb')).toEqual([['/files/{name}', { name: 'a%2Fb' }]]);
  });

  it('finds several parameters and text in one segment', () => {
    expect(found(['/a/{from}...{to}'], 'GET', '/a/1...2')).toEqual([
      ['/a/{from}...{to}', { from: '1', to: '2' }],
    ]);
  });

  it.each(['/云/{id}', '/%E4%BA%91/{id}'])('knows letters of %s that an address encodes', (template) => {
    expect(found([template], 'GET', '/%E4%BA%91/1')).toEqual([[template, { id: '1' }]]);
  });

  it('finds a path without parameters, encoded or not', () => {
    expect(found(['/云'], 'GET', '/%E4%BA%91')).toEqual([['/云', {}]]);
    expect(found(['/100%'], 'GET', '/100%')).toEqual([['/100%', {}]]);
  });

  it('finds callbacks that are told apart by their activity at any path, after what is meant by path', () => {
    const route = createRouter([
      { method: 'POST', path: '/', activity: 'newInstance' },
      { method: 'POST', path: '/', activity: 'releaseInstance' },
      { method: 'POST', path: '/health' },
    ]);
    const names = (path: string): readonly unknown[] =>
      route('POST', path).map(({ exchange }) => exchange.activity ?? exchange.path);
    expect(names('/any/where')).toEqual(['newInstance', 'releaseInstance']);
    expect(names('/health')).toEqual(['/health', 'newInstance', 'releaseInstance']);
  });
});
