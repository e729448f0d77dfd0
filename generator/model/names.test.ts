import { describe, expect, it } from 'vitest';
import { camelCase, createNamer, freeTypeName, pascalCase } from './names.ts';

describe('names', () => {
  it.each([
    ['newInstance', 'newInstance', 'NewInstance'],
    ['get /orders/{order-id}', 'getOrdersOrderId', 'GetOrdersOrderId'],
    ['v2 batch', 'v2Batch', 'V2Batch'],
    ['delete', 'delete_', 'Delete'],
    ['9lives', '_9lives', '_9lives'],
    ['订单通知', '订单通知', '订单通知'],
    ['*/ alert(1) /*', 'alert1', 'Alert1'],
    ['Promise', 'promise', 'Promise'],
    ['', '_', '_'],
  ])('%j becomes %s and %s', (text, value, type) => {
    expect(camelCase(text)).toBe(value);
    expect(pascalCase(text)).toBe(type);
  });

  it('keeps type names apart from those that generated files rely on', () => {
    expect(['Promise', 'Handlers', 'PromiseRequest'].map(freeTypeName)).toEqual([
      'PromiseModel',
      'HandlersModel',
      'PromiseRequest',
    ]);
  });

  it('gives each name once, whatever its case', () => {
    const namer = createNamer();
    expect(['order', 'Order', 'order', 'other'].map(namer)).toEqual(['order', 'Order2', 'order3', 'other']);
  });
});
