/** A document with one of everything that the generator prints differently; small enough to read. */
export const shopDocument = `openapi: 3.1.1
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example.com/api }]
paths:
  /orders/{id}:
    get:
      operationId: get-order
      summary: Read an order
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 8 } }
        - { name: verbose, in: query, schema: { type: boolean } }
        - { name: limit, in: query, schema: { type: integer, maximum: 10 } }
      responses:
        '200': { description: The order, content: { application/json: { schema: { $ref: '#/components/schemas/order' } } } }
        '404': { description: None, content: { application/json: { schema: { type: object, required: [why], properties: { why: { type: string } } } } } }
  /ping:
    post:
      responses:
        '204': { description: Nothing }
webhooks:
  order placed:
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/order' } } }
      responses:
        '200': { description: Taken, content: { application/json: { schema: { type: object, required: [ok], properties: { ok: { type: boolean } } } } } }
components:
  schemas:
    order:
      type: object
      required: [id, state]
      properties:
        id: { type: string, maxLength: 8 }
        state: { enum: [open, closed] }
        next: { $ref: '#/components/schemas/order' }
        note: { type: [string, 'null'] }
`;
