import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary.ts';
import { linesOf } from './lines-of.ts';

function linesIn(text: string, name = 'api.yaml') {
  return linesOf(join(temporaryFolder({ [name]: text }), name));
}

describe('linesOf', () => {
  it('finds the line of a key', () => {
    const lineOf = linesIn('openapi: 3.1.1\nwebhooks:\n  first:\n    post: {}\n\n  second:\n    post: {}\n');
    expect([lineOf('webhooks', 'first'), lineOf('webhooks', 'second', 'post')]).toEqual([3, 7]);
  });

  it('understands keys with slashes and tildes', () => {
    expect(linesIn('paths:\n  /a/~b:\n    get: {}\n')('paths', '/a/~b')).toBe(2);
  });

  it('stops where a reference leads elsewhere', () => {
    expect(linesIn("a: 1\npaths:\n  /a:\n    $ref: 'b.yaml'\n")('paths', '/a', 'get')).toBe(3);
  });

  it('reads JSON', () => {
    expect(linesIn('{\n"webhooks": {\n"a": {}\n}\n}', 'api.json')('webhooks', 'a')).toBe(3);
  });
});
