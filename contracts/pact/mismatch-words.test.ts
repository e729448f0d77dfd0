import { describe, expect, it } from 'vitest';
import { mismatchWords } from './mismatch-words.ts';

describe('mismatchWords', () => {
  it('names missing fields, at the top and below', () => {
    const text = 'Actual map is missing the following keys: instanceId';
    expect(
      mismatchWords([
        { type: 'BodyMismatch', place: '$', text },
        { type: 'BodyMismatch', place: '$.info[0]', text },
      ]),
    ).toBe('instanceId is missing; info[0] lacks instanceId');
  });

  it('tells one mismatch for each place', () => {
    const place = '$.resultCode';
    const words = mismatchWords([
      { type: 'BodyMismatch', place, text: 'Expected 7 (Integer) to be the same type as a String' },
      { type: 'BodyMismatch', place, text: "Expected '7' to match '^(?:000000|000004)$'" },
    ]);
    expect(words).toBe('resultCode: Expected 7 (Integer) to be the same type as a String');
  });

  it('lists the alternatives instead of the pattern', () => {
    const text = "Expected '7' to match '^(?:000000|000004)$'";
    expect(mismatchWords([{ type: 'BodyMismatch', place: '$.resultCode', text }])).toBe(
      "resultCode: Expected '7' to match 000000 or 000004",
    );
  });

  it('tells a wrong content type once', () => {
    const words = mismatchWords([
      { type: 'BodyTypeMismatch', place: '', text: 'Expected JSON' },
      { type: 'HeaderMismatch', place: 'Content-Type', text: "Mismatch with header 'Content-Type': no JSON" },
    ]);
    expect(words).toBe('Expected JSON');
  });

  it('names the header that does not fit', () => {
    const text = "Mismatch with header 'Body-Sign': Expected 'a' to match 'b'";
    expect(mismatchWords([{ type: 'HeaderMismatch', place: 'Body-Sign', text }])).toBe(
      "Body-Sign: Expected 'a' to match 'b'",
    );
  });

  it('says so when there is nothing to tell', () => {
    expect(mismatchWords([])).toBe('Pact could not read it');
  });
});
