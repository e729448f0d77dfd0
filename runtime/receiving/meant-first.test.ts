import { expect, it } from 'vitest';
import { saasV2 } from '../signing/saas-v2.ts';
import { meantFirst } from './meant-first.ts';
import type { ExchangeDefinition } from './service.ts';

const headers = new Headers({
  'content-type': 'application/b+json; charset=utf-8',
  accept: 'text/a, text/b',
});
const plain = { method: 'POST', path: '/a', responses: [] };
const named = { ...plain, body: { format: 'json', mediaType: 'application/b+json' } } as const;
const signature = { scheme: saasV2, credentials: { key: 'k' } };

function orderOf(exchanges: readonly Parameters<typeof meantFirst>[0][number]['exchange'][]) {
  const candidates = exchanges.map((exchange) => ({ exchange, path: {} }));
  return meantFirst(candidates, { headers }).map(({ exchange }) => exchanges.indexOf(exchange));
}

it('puts first what takes the type of the body, and what answers an accepted one', () => {
  const validate = (): never => {
    throw new Error('nothing is validated here');
  };
  const responses: ExchangeDefinition['responses'] = [{ status: 200, contentType: 'text/b', validate }];
  expect(orderOf([plain, { ...plain, responses }])).toEqual([1, 0]);
  expect(orderOf([plain, named])).toEqual([1, 0]);
  expect(orderOf([plain, { ...plain }])).toEqual([0, 1]);
});

it('leaves paths in their order, and those that are signed, since the first says by what', () => {
  expect(orderOf([{ ...plain, path: '/b' }, named])).toEqual([0, 1]);
  expect(orderOf([{ ...plain, signature }, named])).toEqual([0, 1]);
});
