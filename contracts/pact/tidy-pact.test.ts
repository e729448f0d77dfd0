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

  it('shows a form as the text that it is', () => {
    const body = { content: 'YT0x', contentType: '*/*', encoded: 'base64' };
    const request = { headers: { 'Content-Type': ['application/x-www-form-urlencoded'] }, body };
    const tidy: unknown = JSON.parse(
      tidyPact(JSON.stringify({ interactions: [{ description: 'a', request }] })),
    );
    expect(tidy).toMatchObject({
      interactions: [
        {
          request: {
            body: { content: 'a=1', contentType: 'application/x-www-form-urlencoded', encoded: false },
          },
        },
      ],
    });
  });
});
