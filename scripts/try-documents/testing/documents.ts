/** Documents of each version, with what each is known for. */
export const documents: Readonly<Record<string, string>> = {
  'payments-3.0.yaml': `openapi: 3.0.3
info: { title: Payments, version: '1' }
paths:
  /accounts/{account}/payments:
    parameters:
      - { in: path, name: account, required: true, schema: { type: string } }
      - { in: header, name: X-Request-Id, schema: { type: string, format: uuid } }
      - { in: header, name: Authorization, schema: { type: string } }
      - { in: header, name: User-Agent, schema: { type: string } }
      - { in: header, name: X-Country, schema: { type: string, minLength: 2, maxLength: 2 } }
      - { in: cookie, name: session, schema: { type: string } }
    get:
      parameters:
        - { in: query, name: created, style: deepObject, schema: { type: object, properties: { gte: { type: integer }, lt: { type: integer } } } }
        - { in: query, name: state, explode: false, schema: { type: array, items: { type: string, enum: [open, paid] } } }
        - { in: query, name: shops, schema: { type: array, items: { anyOf: [{ type: integer }, { type: string }] } } }
        - { in: query, name: '50% off', schema: { type: boolean } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Payment' } } } } }
        default: { description: fault, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Fault' } } } }
    post:
      operationId: createPayment
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } }
      responses:
        '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } }
        '204': { description: nothing }
        '422': { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }
  /accounts/{account}:
    parameters: [{ in: path, name: account, required: true, schema: { type: string } }]
    patch:
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { name: { type: string }, limit: { type: integer }, tags: { type: array, items: { type: string } } } } } } }
      responses: { '200': { description: ok, content: { text/plain: { schema: { type: string } } } } }
    head: { responses: { '200': { description: ok } } }
    delete: { operationId: createPayment, responses: { '204': { description: gone } } }
    trace: { responses: { '200': { description: ok } } }
components:
  schemas:
    Payment:
      type: object
      required: [id, amount, method]
      properties:
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        amount: { type: number, minimum: 0, exclusiveMinimum: true }
        note: { type: string, nullable: true }
        refund: { nullable: true, allOf: [{ $ref: '#/components/schemas/Payment' }] }
        method: { oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }], discriminator: { propertyName: type, mapping: { card: '#/components/schemas/Card', bank: '#/components/schemas/Bank' } } }
    Card: { type: object, required: [type, number], properties: { type: { type: string, enum: [card] }, number: { type: string, pattern: '^\\d{16}$' } } }
    Bank: { type: object, required: [type, iban], properties: { type: { type: string, enum: [bank] }, iban: { type: string } } }
    Fault: { type: object, required: [title], properties: { title: { type: string }, detail: {} }, additionalProperties: true }
`,
  'hooks-3.1.yaml': `openapi: 3.1.1
info: { title: Hooks, version: '1' }
webhooks:
  order.paid: { $ref: '#/components/pathItems/orderHook' }
  order.closed: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Closed' } } } }, responses: { '2XX': { description: ok } } } }
components:
  pathItems:
    orderHook:
      post:
        parameters: [{ in: header, name: X-Signature, required: true, schema: { type: string } }]
        requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Event' } } } }
        responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { seen: { const: true } } } } } } }
  schemas:
    Event: { type: object, required: [id, data, previous], properties: { id: { type: string }, data: { type: [object, 'null'], patternProperties: { '^x': { type: string } } }, previous: { type: 'null' }, point: { type: array, prefixItems: [{ type: number }, { type: number }], items: false } } }
    Closed: { $ref: '#/components/schemas/Event', required: [reason], properties: { reason: { enum: [late, null, 5] } } }
`,
  'callbacks-3.1.yaml': `openapi: 3.1.0
info: { title: Callbacks, version: '1' }
paths:
  /subscriptions:
    post:
      operationId: subscribe
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [sink], properties: { sink: { type: string, format: uri } } } } } }
      responses: { '202': { description: ok, headers: { Location: { schema: { type: string } } } } }
      callbacks:
        event:
          '{$request.body#/sink}/events/{$request.body#/id}?kind={$request.query.kind}':
            post: { requestBody: { required: true, content: { application/cloudevents+json: { schema: { $ref: '#/components/schemas/Notice' } } } }, responses: { '204': { description: ok } } }
        ended: { $ref: '#/components/callbacks/Ended' }
components:
  callbacks:
    Ended: { '$response.header.Location': { delete: { operationId: ended, responses: { '200': { description: ok, content: { application/json: { schema: { type: boolean } } } } } } } }
  schemas:
    Notice: { type: object, required: [id], properties: { id: { type: integer }, at: { type: string, format: date-time } } }
`,
  'tree-3.2.yaml': `openapi: 3.2.0
info: { title: Tree, version: '1' }
paths:
  /events:
    get: { operationId: watch, responses: { '200': { description: ok, content: { text/event-stream: { itemSchema: { type: object, required: [data], properties: { data: { $ref: '#/components/schemas/Node' } } } } } } } }
  /lines:
    get: { operationId: listen, responses: { '200': { description: ok, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Node' } } } } } }
  /export:
    get: { operationId: export, responses: { '200': { description: in any form, content: { text/csv: { schema: { type: string } }, application/json: { schema: { $ref: '#/components/schemas/Node' } }, text/event-stream: { itemSchema: { $ref: '#/components/schemas/Node' } }, image/svg+xml: {} } }, '404': { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } }, text/plain: {} } } } }
  /nodes/{id}:
    get:
      parameters:
        - { in: path, name: id, required: true, style: matrix, schema: { type: integer } }
        - { in: query, name: depth, schema: { type: integer, exclusiveMinimum: 0 } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } } }
    query:
      parameters: [{ in: path, name: id, required: true, schema: { type: integer } }, { in: querystring, name: filter, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { word: { type: string }, depth: { type: integer }, tags: { type: array, items: { type: string } } } } } } }]
      requestBody: { $ref: '#/components/requestBodies/Node' }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } } }
    additionalOperations: { COPY: { responses: { '204': { description: ok } } } }
    put:
      parameters: [{ in: path, name: id, required: true, schema: { type: integer } }]
      requestBody: { $ref: '#/components/requestBodies/Node' }
      responses: { '200': { summary: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } } }
components:
  requestBodies: { Node: { required: true, content: { application/json: { $ref: '#/components/mediaTypes/Node' } } } }
  mediaTypes: { Node: { schema: { $ref: '#/components/schemas/Node' } } }
  schemas:
    Node: { type: object, required: [id], properties: { id: { type: integer }, next: { $ref: '#/components/schemas/Node' }, children: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
`,
};
