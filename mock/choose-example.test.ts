import { describe, expect, it } from 'vitest';
import { buildModel } from '../generator/model/build-model.ts';
import { createChooser } from './choose-example.ts';

const document = {
  openapi: '3.1.1',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders/{id}': {
      put: {
        operationId: 'putOrder',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'integer' },
            examples: { open: { value: 1 }, closed: { value: 1 }, gone: { value: 9 } },
          },
        ],
        requestBody: {
          content: {
            'application/json': {
              examples: {
                open: { value: { state: 'open', tags: ['a'] } },
                closed: { value: { state: 'closed' } },
                gone: { value: { state: 'open' } },
              },
            },
          },
        },
        responses: {
          200: {
            content: { 'application/json': { examples: { open: { value: 1 }, closed: { value: 2 } } } },
          },
          404: { content: { 'application/json': { examples: { gone: { value: 3 } } } } },
        },
      },
    },
  },
};
const [exchange] = buildModel({ file: 'shop.yaml', openapi: document, files: [], problems: [] }).exchanges;

function choose(id: number, body: unknown): string | undefined {
  if (exchange === undefined) throw new Error('The document has no exchange.');
  return createChooser(exchange)({ path: { id }, body })?.name;
}

describe('the example of a request', () => {
  it('is the one with most of its values', () => {
    expect(choose(1, { state: 'closed' })).toBe('closed');
    expect(choose(1, { state: 'open', tags: ['a'] })).toBe('open');
    expect(choose(7, { state: 'closed', note: 'of my own' })).toBe('closed');
  });

  it('is the first success when all are equally far', () => {
    expect(choose(7, { state: 'open', tags: ['b'] })).toBe('open');
  });

  it('is an error only when all of its values were sent', () => {
    expect(choose(9, { state: 'open' })).toBe('gone');
    expect(choose(9, { state: 'closed' })).toBe('closed');
  });
});
