import { describe, expect, it } from 'vitest';
import { recordAt } from '../openapi.ts';
import { callbackMark, liftCallbacks } from './lift-callbacks.ts';

const post = (more: object = {}) => ({ post: { responses: {}, ...more } });
const webhooksOf = (document: object) =>
  recordAt(liftCallbacks({ openapi: '3.1.1', ...document }), 'webhooks');
const names = (document: object) => Object.keys(webhooksOf(document));

describe('callbacks stand among the webhooks', () => {
  it('with the address that they go to', () => {
    const callbacks = { onDone: { '{$request.body#/url}': post() } };
    const paths = { '/orders': post({ operationId: 'placeOrder', callbacks }) };
    expect(webhooksOf({ paths })).toEqual({
      placeOrderOnDone: {
        ...post(),
        [callbackMark]: {
          expression: '{$request.body#/url}',
          name: 'placeOrder onDone',
        },
      },
    });
  });

  it.each([
    [
      '{request.body#/url}/done?id={response.header.id}',
      '{$request.body#/url}/done?id={$response.header.id}',
    ],
    ['request.query.url', '$request.query.url'],
    [
      'https://request.bodyshop.example/{$request.path.request.body}',
      'https://request.bodyshop.example/{$request.path.request.body}',
    ],
  ])('with the dollar signs that were forgotten: %s', (written, expression) => {
    const paths = { '/': post({ operationId: 'a', callbacks: { b: { [written]: post() } } }) };
    expect(webhooksOf({ paths })['aB']).toMatchObject({ [callbackMark]: { expression } });
  });

  it('named after method and path where their operation has no name', () => {
    const paths = { '/orders': post({ callbacks: { done: { '{$url}': post() } } }) };
    expect(names({ paths })).toEqual(['postOrdersDone']);
  });

  it('apart from webhooks, and from each other', () => {
    const callbacks = { b: { '{$url}': post(), '{$url}/2': post() } };
    const document = { paths: { '/': post({ operationId: 'a', callbacks }) }, webhooks: { aB: post() } };
    expect(names(document)).toEqual(['aB', 'aB2', 'aB3']);
  });

  it('behind references, and within callbacks', () => {
    const inner = { c: { '{$url}': post() } };
    const document = {
      paths: { '/': post({ operationId: 'a', callbacks: { b: { $ref: '#/components/callbacks/b' } } }) },
      components: {
        callbacks: { b: { '{$url}': { $ref: '#/components/pathItems/item' } } },
        pathItems: { item: post({ callbacks: inner }) },
      },
    };
    expect(names(document)).toEqual(['aB', 'aBC']);
  });

  it('but not for ever', () => {
    const document = {
      paths: { '/': post({ operationId: 'a', callbacks: { b: { $ref: '#/components/callbacks/b' } } }) },
      components: {
        callbacks: { b: { '{$url}': post({ callbacks: { b: { $ref: '#/components/callbacks/b' } } }) } },
      },
    };
    expect(names(document)).toEqual(['aB', 'aBB']);
  });
});

it('a document without callbacks stays as it is', () => {
  const document = { openapi: '3.1.1', paths: { '/': post() } };
  expect(liftCallbacks(document)).toBe(document);
});
