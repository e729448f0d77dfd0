const list = 'schema: { type: array, items: { type: string } }';
const numbers = 'schema: { type: array, items: { type: integer } }';
const some = 'schema: { oneOf: [{ type: string }, { type: array, items: { type: string } }] }';
const words = 'schema: { anyOf: [{ type: string, enum: [failed] }, { type: integer }] }';
const object = 'schema: { type: object, properties: { role: { type: string }, age: { type: integer } } }';

/** Parameters of every style at every place, by name; values hold what each style is told apart by. */
export const styledParameters: readonly { readonly definition: string; readonly value: unknown }[] = [
  { definition: `in: path, name: p1, ${list}`, value: ['a,b', 'c d', '中'] },
  { definition: `in: path, name: p2, ${object}`, value: { role: 'a,b=c', age: 7 } },
  { definition: `in: path, name: p3, explode: true, ${object}`, value: { role: 'x/y', age: 7 } },
  { definition: 'in: path, name: p4, style: label, schema: { type: string }', value: 'a' },
  { definition: `in: path, name: p5, style: label, ${numbers}`, value: [1, 2] },
  { definition: `in: path, name: p6, style: label, explode: true, ${numbers}`, value: [1, 2] },
  { definition: `in: path, name: p7, style: label, explode: true, ${object}`, value: { role: 'a', age: 7 } },
  { definition: 'in: path, name: p8, style: matrix, schema: { type: integer }', value: 8 },
  { definition: `in: path, name: p9, style: matrix, ${list}`, value: ['a', 'b;c'] },
  { definition: `in: path, name: p10, style: matrix, explode: true, ${list}`, value: ['a', 'b;c'] },
  {
    definition: `in: path, name: p11, style: matrix, explode: true, ${object}`,
    value: { role: 'a', age: 7 },
  },
  { definition: `in: query, name: q1, ${list}`, value: ['a,b', 'c&d', 'e+f'] },
  { definition: `in: query, name: one, ${some}`, value: 'a' },
  { definition: `in: query, name: several, ${some}`, value: ['a', 'b'] },
  { definition: `in: query, name: oneNumber, ${some.replaceAll('string', 'integer')}`, value: 7 },
  { definition: 'in: query, name: yes, schema: { enum: [true, false, 0, 1] }', value: true },
  { definition: 'in: query, name: zero, schema: { enum: [true, false, 0, 1] }', value: 0 },
  { definition: `in: query, name: word, ${words}`, value: 'failed' },
  { definition: `in: query, name: status, ${words}`, value: 404 },
  { definition: `in: query, name: odd, ${object.replace('object', 'string')}`, value: 'a' },
  { definition: `in: query, name: q2, explode: false, ${list}`, value: ['a,b', 'c d'] },
  { definition: `in: query, name: q3, ${object}`, value: { role: 'a=b', age: 7 } },
  {
    definition: `in: query, name: q4, explode: false, ${object.replaceAll('role', 'r4')}`,
    value: { r4: 'a,b', age: 7 },
  },
  { definition: `in: query, name: q5, style: spaceDelimited, explode: false, ${list}`, value: ['a', 'b,c'] },
  { definition: `in: query, name: q6, style: pipeDelimited, explode: false, ${list}`, value: ['a', 'b,c'] },
  { definition: `in: query, name: q7, style: deepObject, ${object}`, value: { role: 'a]', age: 7 } },
  {
    definition: `in: query, name: q8, content: { application/json: { ${object} } }`,
    value: { role: '"', age: 7 },
  },
  { definition: "in: query, name: q10, schema: { $ref: '#/components/schemas/Page', maximum: 9 }", value: 5 },
  {
    definition:
      "in: query, name: q11, schema: { anyOf: [{ $ref: '#/components/schemas/Page' }, { type: 'null' }] }",
    value: 5,
  },
  {
    definition:
      "in: query, name: q12, schema: { type: array, items: { allOf: [{ $ref: '#/components/schemas/Page' }] } }",
    value: [5],
  },
  { definition: 'in: query, name: q9, schema: { type: boolean }', value: false },
  {
    definition:
      'in: query, name: q16, style: deepObject, schema: { type: object, properties: { name: { type: string } }, additionalProperties: { type: array, items: { type: integer } } }',
    value: { name: 'a', any: [1, 2], other: [3] },
  },
  {
    definition:
      'in: query, name: q17, style: deepObject, schema: { type: object, additionalProperties: { type: object, additionalProperties: { type: number } } }',
    value: { any: { min: 1, max: 2.5 } },
  },
  {
    definition:
      'in: query, name: q18, explode: false, schema: { type: object, additionalProperties: { type: integer } }',
    value: { a: 1, b: 2 },
  },
  {
    definition:
      'in: query, name: q13, style: deepObject, schema: { type: object, additionalProperties: { type: string } }',
    value: { any: 'a b' },
  },
  {
    definition:
      'in: query, name: q14, schema: { type: array, items: { type: object, properties: { a: { type: integer } } } }',
    value: [{ a: 1 }, { a: 2 }],
  },
  {
    definition:
      'in: query, name: q15, style: deepObject, schema: { type: object, properties: { in: { type: object } } }',
    value: { in: { a: 'b' } },
  },
  {
    definition: 'in: query, name: q16, schema: { type: object, additionalProperties: { type: string } }',
    value: { free: 'a&b' },
  },
  {
    definition: 'in: header, name: X-H3, schema: { type: array, items: { type: object } }',
    value: [{ a: 1 }],
  },
  { definition: `in: header, name: X-H1, ${list}`, value: ['a', 'b'] },
  { definition: `in: header, name: X-H2, explode: true, ${object}`, value: { role: 'a', age: 7 } },
  { definition: `in: cookie, name: c1, schema: { type: string }`, value: 'a b;=中' },
  { definition: `in: cookie, name: c2, explode: false, ${numbers}`, value: [1, 2] },
];
