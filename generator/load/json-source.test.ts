import { getLineColLocation, parseYaml, Source } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { JsonSource } from './json-source.ts';
import { parseJson } from './parse-json.ts';

const json = `
{
  "paths": { "/a/{b}": { "get": [1, -2.5e3, {"x": true }, [ ], null] } },\t"q\\"\\\\": "a,}]\\"{",
  "": {"é😀": { } }, "__proto__": { "deep": [[{"y": "z"}]] }
}
`;

describe('a place in JSON is where Redocly finds it itself:', () => {
  const pointers = [
    '#/paths',
    '#/paths/~1a~1{b}/get',
    '#/paths/~1a~1{b}/get/1',
    '#/paths/~1a~1{b}/get/2/x',
    '#/paths/~1a~1{b}/get/3',
    '#/paths/~1a~1{b}/get/4',
    '#/paths/~1a~1{b}/missing',
    '#/q"\\',
    '#/__proto__/deep/0/0/y',
  ];
  it.each(pointers.flatMap((pointer) => [true, false].map((reportOnKey) => ({ pointer, reportOnKey }))))(
    '$pointer, of the key $reportOnKey',
    (place) => {
      const { start, end } = getLineColLocation({ ...place, source: new JsonSource('a.json', json) });
      const expected = getLineColLocation({ ...place, source: new Source('a.json', json) });
      expect({ start, end }).toEqual({ start: expected.start, end: expected.end });
    },
  );
});

describe('parseJson', () => {
  it('reads what the parser of YAML reads', () => {
    expect(parseJson(json)).toEqual(parseYaml(json));
  });

  it.each(['{"a":1,"a":2}', '{"a":[{"b":1,"\\u0062":1}]}', '{"a":', 'a: 1', '{a: 1}'])(
    'leaves to it what is broken, or would be lost: %s',
    (text) => {
      expect(parseJson(text)).toBe(undefined);
    },
  );
});
