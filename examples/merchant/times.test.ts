import { describe, expect, it } from 'vitest';
import { formatPlatformTime, parsePlatformTime, periodEnd } from './times.ts';

describe('parsePlatformTime', () => {
  it.each([
    ['20221124023618', '2022-11-24T02:36:18.000Z'],
    ['20221124023618256', '2022-11-24T02:36:18.256Z'],
  ])('reads %s as UTC', (text, iso) => {
    expect(parsePlatformTime(text)).toBe(iso);
  });
});

describe('formatPlatformTime', () => {
  it('writes 17 digits in UTC', () => {
    expect(formatPlatformTime(new Date('2022-11-24T02:36:18.256Z'))).toBe('20221124023618256');
  });
});

describe('periodEnd', () => {
  const start = new Date('2024-11-21T09:08:46.000Z');

  it.each([
    ['year', 1, '2025-11-21T09:08:46.000Z'],
    ['month', 3, '2025-02-21T09:08:46.000Z'],
    ['day', 15, '2024-12-06T09:08:46.000Z'],
    [null, null, null],
    ['fortnight', 1, null],
  ])('ends a period of %s x %s', (type, count, end) => {
    expect(periodEnd(start, type, count)).toBe(end);
  });
});
