import { describe, expect, it } from 'vitest';
import { createNonceCache } from './nonce-cache.ts';

describe('createNonceCache', () => {
  it('knows a nonce from its second sight on', () => {
    const cache = createNonceCache();
    expect([cache.seen('a', 0), cache.seen('a', 1), cache.seen('a', 2), cache.seen('b', 2)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('remembers for 120 s, and forgets after twice as long at the latest', () => {
    const cache = createNonceCache();
    cache.seen('other', 0);
    cache.seen('a', 119_000);
    expect(cache.seen('a', 239_000)).toBe(true);
    expect(cache.seen('a', 359_001)).toBe(false);
  });

  it('a replay does not prolong the memory', () => {
    const cache = createNonceCache({ keepFor: 1 });
    cache.seen('a', 0);
    cache.seen('a', 900);
    cache.seen('a', 1_900);
    expect(cache.seen('a', 2_902)).toBe(false);
  });

  it('drops the oldest nonce when the limit is reached', () => {
    const cache = createNonceCache({ limit: 2 });
    for (const nonce of ['a', 'b', 'c']) cache.seen(nonce, 0);
    expect([cache.seen('c', 0), cache.seen('b', 0), cache.seen('a', 0)]).toEqual([true, true, false]);
  });
});
