import { expect } from 'vitest';

/** Names of elements that are opened and closed; fails when they do not nest. */
export function elementsOf(markup: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [tag, closing, name = '', , empty] of markup.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"<]*")?)*)\s*(\/?)>/g,
  )) {
    if (closing === '/') expect(open.pop(), tag).toBe(name);
    else {
      names.push(name);
      if (empty !== '/' && !['meta', 'input'].includes(name)) open.push(name);
    }
  }
  expect(open).toEqual([]);
  expect(markup.replaceAll(/<\/?[a-z][^<>]*>/g, '')).not.toMatch(/<(?![!?])/);
  return names;
}
