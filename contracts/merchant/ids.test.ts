import { describe, expect, it } from 'vitest';
import { expireTime, freshOrder } from './ids.ts';

describe('an order', () => {
  it('starts with the mock order that it is like, and fits the documented length', () => {
    const { orderId, orderLineId } = freshOrder();
    expect(orderId).toMatch(/^MOCKPERIODYEARNEW\d{18}$/);
    expect(orderLineId).toBe(`${orderId}-000001`);
    expect(freshOrder('trialToFormal').orderLineId.length).toBeLessThanOrEqual(64);
  });

  it('is new each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => freshOrder().orderId)).size).toBe(1000);
  });
});

describe('an expiry', () => {
  it.each([14, 17] as const)('has %i digits and lies in the future', (digits) => {
    const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, digits);
    expect(expireTime(digits)).toMatch(new RegExp(`^\\d{${digits}}$`));
    expect(expireTime(digits) > now).toBe(true);
  });
});
