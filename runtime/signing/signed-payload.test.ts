import { describe, expect, it } from 'vitest';
import { isSignedPayload } from './signed-payload.ts';

function tried(text: string): number {
  let count = 0;
  isSignedPayload(new TextEncoder().encode(text), ['top', 'all'], () => {
    count++;
    return false;
  });
  return count;
}

describe('isSignedPayload', () => {
  it('looks for other forms of a body of usual size', () => {
    expect(tried('{"b":{"d":1,"c":2},"a":1}')).toBe(3);
  });

  it('leaves a huge body, which anyone may send unsigned, unparsed', () => {
    expect(tried(`{"b":[${'1,'.repeat(140_000)}1],"a":1}`)).toBe(1);
  });
});
