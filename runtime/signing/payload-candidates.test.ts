import { describe, expect, it } from 'vitest';
import { payloadCandidates } from './payload-candidates.ts';

const candidates = (text: string): number =>
  [...payloadCandidates(new TextEncoder().encode(text), ['top', 'all'])].length;

describe('payloadCandidates', () => {
  it('looks for other forms of a body of usual size', () => {
    expect(candidates('{"b":{"d":1,"c":2},"a":1}')).toBe(3);
  });

  it('leaves a huge body, which anyone may send unsigned, unparsed', () => {
    expect(candidates(`{"b":[${'1,'.repeat(140_000)}1],"a":1}`)).toBe(1);
  });
});
