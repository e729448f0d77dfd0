import { describe, expect, it } from 'vitest';
import { tidyPact } from './tidy-pact.ts';

describe('tidyPact', () => {
  it('sorts interactions by description and keys by name, and ends with a line break', () => {
    const text =
      '{"interactions":[{"description":"b"},{"z":[{"y":1,"x":2}],"description":"a"}],"consumer":{}}';
    expect(tidyPact(text)).toBe(
      `${JSON.stringify({ consumer: {}, interactions: [{ description: 'a', z: [{ x: 2, y: 1 }] }, { description: 'b' }] }, null, 2)}\n`,
    );
  });
});
