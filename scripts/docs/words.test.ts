import { describe, expect, it } from 'vitest';
import { deliveryInWords, idempotencyInWords, requirementInWords, sourceInMarkdown } from './words.ts';

describe('requirementInWords', () => {
  it('lists the modes that make it mandatory, then those that leave it open', () => {
    const modes = { 'one-time': 'optional', period: 'mandatory', 'pay-per-use': 'none' };
    expect(requirementInWords(modes)).toBe('period; optional for one-time');
    expect(requirementInWords({ period: 'optional' })).toBe('none; optional for period');
    expect(requirementInWords({ period: 'none' })).toBe('none');
  });

  it('tells not stated from none', () => {
    expect(requirementInWords({})).toBe('–');
  });
});

describe('deliveryInWords', () => {
  it('tells interval and limit of the retries as far as they are documented', () => {
    const told = [{ every: 3600, for: 10_800 }, { every: undefined, for: 5400 }, undefined].map((retry) =>
      deliveryInWords({ timeout: 20, retry, afterwards: '' }),
    );
    expect(told).toEqual([
      '20 s; again every 1 h for 3 h',
      '20 s; again for 90 min',
      '20 s; no retry documented',
    ]);
  });

  it('tells that nothing is stated', () => {
    expect(deliveryInWords(undefined)).toBe('–');
  });
});

describe('idempotencyInWords', () => {
  it('lists the fields, and tells where the same ones can mean a new request', () => {
    const key = ['instanceId', 'scene'];
    expect(idempotencyInWords({ key, apart: [], same: [], stored: true })).toBe('`instanceId`, `scene`');
    expect(idempotencyInWords({ key, apart: [], same: [], stored: false })).toBe(
      '`instanceId`, `scene`; not stored',
    );
    expect(idempotencyInWords(undefined)).toBe('–');
  });
});

describe('sourceInMarkdown', () => {
  it('links the page where there is one', () => {
    expect(sourceInMarkdown({ section: 'saas 3.1', page: 'https://example.com/a' })).toBe(
      '[saas 3.1](https://example.com/a)',
    );
    expect(sourceInMarkdown({ section: 'saas 3.1', page: '' })).toBe('saas 3.1');
  });
});
