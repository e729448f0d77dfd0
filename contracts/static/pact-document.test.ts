import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { PactFileError, readPactDocument } from './pact-document.ts';

function read(text: string) {
  return readPactDocument(join(temporaryFolder({ 'pact.json': text }), 'pact.json'));
}

const interaction = { description: 'a', request: { method: 'GET', path: '/' }, response: { status: 200 } };
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

describe('a pact file', () => {
  it.each([
    ['no JSON', '{"interactions": [', "can't be read: "],
    ['no object', '[]', 'it holds no object'],
    ['no pact', '{"openapi": "3.1.0"}', 'it has no list `interactions`'],
    ['empty', '{"interactions": []}', 'its list `interactions` is empty'],
    ['about messages', '{"messages": []}', 'it is about messages'],
    [
      'with something else among its interactions',
      '{"interactions": [{}, 1]}',
      '/interactions/1 is no object',
    ],
    [
      'deeper than anybody writes',
      `{"interactions": [{}], "a": ${deep}}`,
      'nested more than 100 levels deep',
    ],
  ])('that is %s is refused with the reason', (_, text, reason) => {
    expect(() => read(text)).toThrow(PactFileError);
    expect(() => read(text)).toThrow(reason);
  });

  it('that does not exist is named', () => {
    expect(() => readPactDocument('/no/such/pact.json')).toThrow(
      /^The pact file \/no\/such\/pact\.json can't be read: ENOENT/,
    );
  });

  it.each([
    ['{"metadata": {"pactSpecification": {"version": "4.0"}}', 4],
    ['{"metadata": {"pactSpecification": {"version": "3.0.0"}}', 3],
    ['{"metadata": {"pact-specification": {"version": "2.0.0"}}', 2],
    ['{"metadata": {"pactSpecificationVersion": "1.1.0"}', 1],
    ['{"metadata": {}', 2],
  ])('tells its version: %s', (head, version) => {
    expect(read(`${head}, "interactions": [${JSON.stringify(interaction)}]}`).version).toBe(version);
  });

  it('may begin with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify({ interactions: [interaction] })}`).interactions).toHaveLength(1);
  });
});
