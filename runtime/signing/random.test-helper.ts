import { hash } from 'node:crypto';

/** Random test data; the same seed gives the same data. */
export function createRandom(seed: string) {
  let state = seed;

  function below(limit: number): number {
    state = hash('sha256', state);
    return Number.parseInt(state.slice(0, 12), 16) % limit;
  }

  function pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[below(choices.length)] ?? choices[0];
  }

  /** Up to ten characters, of those that encodings, escapes and parsers like to get wrong. */
  function text(): string {
    const characters = [...'aZ09 +%&=?#/\\"\'!()*~-_.,;:@{$}[]<>\t\n\u0000\u007fé云😀\u{ffff}\ufeff'];
    return Array.from({ length: below(11) }, () => characters[below(characters.length)]).join('');
  }

  function json(depth: number): unknown {
    const kind = below(depth > 0 ? 7 : 5);
    if (kind === 5) return Array.from({ length: below(4) }, () => json(depth - 1));
    if (kind === 6)
      return Object.fromEntries(Array.from({ length: below(5) }, () => [text(), json(depth - 1)]));
    return [null, true, text(), below(1e9) / 100, Number.MAX_VALUE][kind];
  }

  return { below, pick, text, json };
}
