const head = "openapi: 3.1.1\ninfo: { title: Odd, version: '1' }\n";
const ok =
  "responses: { '200': { description: ok, content: { application/json: { schema: { type: string } } } } }";

/** Documents that are right and unusual, by what is unusual about them. */
export const oddDocuments: Readonly<Record<string, string>> = {
  'names that are reserved, clash or are not ASCII': `${head}paths:
  /a: { get: { operationId: delete, ${ok} } }
  /b: { get: { operationId: default, ${ok} } }
  /c: { get: { operationId: constructor, ${ok} } }
  /d: { get: { operationId: order-list, ${ok} } }
  /e: { get: { operationId: orderList, ${ok} } }
  /中文/{名}: { get: { parameters: [{ name: 名, in: path, required: true, schema: { type: string } }], ${ok} } }
components: { schemas: { Promise: { type: string }, Record: { type: object }, Reply: { type: string }, error-response: { type: object }, Error-Response: { type: object } } }
`,
  'properties with odd names': `${head}webhooks:
  odd: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { __proto__: { type: string }, constructor: { type: string }, 'a b': { enum: ["it's", '"', '\\'] } } } } } }, ${ok} } }
`,
  'names with percent signs': `${head}paths:
  '/a%/{b%}':
    post:
      operationId: 'x%'
      parameters: [{ in: path, name: 'b%', required: true, schema: { type: string } }, { in: query, name: 'c%zz', schema: { type: object, properties: { 'q%': { type: string } } } }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Rate' } } } }
      responses: { '200': { description: '5 %', content: { application/json: { schema: { type: object, properties: { 'p%': { enum: ['100%', '-percent-'] } } } } } } }
  '/d%41': { get: { ${ok} } }
webhooks:
  'w%': { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Rate' } } } }, ${ok} } }
components: { schemas: { Rate: { type: object, properties: { '%': { type: object, properties: { 'r%': { $ref: '#/components/schemas/Rate/properties/%25' } } } } } } }
`,
  'null beside a base that is one of its children, each of which is the base': `${head}paths:
  /a: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Good' } } } }, ${ok} } }
components:
  schemas:
    Good: { type: object, required: [kind], properties: { kind: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Book' }], discriminator: { propertyName: kind, mapping: { book: '#/components/schemas/Book' } } }
    Book: { allOf: [{ $ref: '#/components/schemas/Good' }, { type: object, required: [pages], properties: { pages: { type: integer }, none: { type: 'null' } } }] }
`,
  'bodies with properties that are always null, and that hold themselves': `${head}paths:
  /a: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } }, ${ok} } }
  /b: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } }, ${ok} } }
  /c: { put: { requestBody: { required: true, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Node' } } } } }, ${ok} } }
components: { schemas: { Node: { type: object, required: [none], properties: { none: { type: 'null' }, next: { $ref: '#/components/schemas/Node' } } } } }
`,
  'statuses by range, by default and none at all': `${head}paths:
  /range: { get: { responses: { 2XX: { description: ok, content: { application/json: { schema: { type: string } } } } } } }
  /default: { get: { responses: { default: { description: ok, content: { application/json: { schema: { type: string } } } } } } }
  /nothing: { post: { responses: {} } }
  /several: { get: { responses: { '200': { description: ok }, '404': { description: no }, default: { description: else } } } }
`,
  'bounds and nulls as OpenAPI 3.0 writes them': `openapi: 3.0.3
info: { title: Odd, version: '1' }
paths:
  /a: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { m: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }, n: { type: string, nullable: true } } } } } }, ${ok} } }
`,
  'signing parameters of a whole path': `${head}security: [{ s: [] }]
paths:
  /a:
    parameters: [{ name: signature, in: query, required: true, schema: { type: string } }]
    get: { ${ok} }
components: { securitySchemes: { s: { type: apiKey, in: query, name: signature, x-signature: { scheme: saas-v2, window: 60, parameters: [{ in: query, name: signature }] } } } }
`,
  'patterns and lists': `${head}paths:
  /a: { get: { parameters: [{ name: ids, in: query, schema: { type: array, items: { type: integer } } }, { name: X-Id, in: header, schema: { type: string, pattern: "^/'\\"a/$" } }], ${ok} } }
`,
};
