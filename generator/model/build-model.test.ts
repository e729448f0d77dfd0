import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../load/load.ts';
import { shopDocument } from '../testing/documents.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { buildModel } from './build-model.ts';

async function modelOf(text: string) {
  return buildModel(await loadDocument(join(temporaryFolder({ 'shop.yaml': text }), 'shop.yaml')));
}

const callbacks = `openapi: 3.1.1
info: { title: T, version: '1' }
x-dispatch: { in: body, name: activity }
security: [{ sig: [] }]
webhooks:
  opened:
    post:
      x-requirement: { one-time: mandatory, period: none, pay-per-use: none }
      x-delivery: { timeout: 5, retry: { every: 60, for: 600 }, afterwards: it is dropped }
      x-idempotency: { key: [orderId], same: [instanceId] }
      x-result-codes:
        code: resultCode
        message: resultMsg
        codes:
          '100000': { meaning: full }
          '000000': { meaning: success, for: success }
          '000002': { meaning: bad, for: [stale, invalid] }
      parameters:
        - { name: signature, in: query, required: true, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { activity: { const: opened }, orderId: { type: string } } }
            examples:
              first: { summary: A first order, x-provider-state: { name: nothing, provides: [orderId] }, value: { activity: opened, orderId: A } }
              lonely: { value: { activity: opened } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: object }
              examples:
                first: { value: { resultCode: '000000' } }
                '000002': { value: { resultCode: '000002' } }
  closed:
    post:
      x-requirement: { one-time: optional, period: none, pay-per-use: none }
      responses: { '200': { description: ok } }
components:
  securitySchemes:
    sig: { type: apiKey, in: query, name: signature, x-signature: { scheme: saas-v2, window: 60, parameters: [{ in: query, name: signature }] } }
`;

describe('buildModel', () => {
  it('names exchanges by operationId, webhook or path', async () => {
    const { id, exchanges } = await modelOf(shopDocument);
    expect(id).toBe('shop');
    expect(exchanges.map(({ name, kind, path }) => [name, kind, path])).toEqual([
      ['getOrder', 'path', '/orders/{id}'],
      ['postPing', 'path', '/ping'],
      ['orderPlaced', 'webhook', '/order placed'],
    ]);
  });

  it('gives numbers to names in the order of the document', async () => {
    const { exchanges } = await modelOf(`openapi: 3.1.1
info: { title: Order, version: '1' }
paths:
  /a:
    post: { operationId: order, responses: { '200': { description: ok } } }
    get: { operationId: Order, responses: { '200': { description: ok } } }
`);
    expect(exchanges.map(({ name, method }) => [name, method])).toEqual([
      ['order', 'post'],
      ['order2', 'get'],
    ]);
  });

  it('reads what the extensions say', async () => {
    const { dispatch, exchanges } = await modelOf(callbacks);
    expect(dispatch).toEqual({ in: 'body', name: 'activity' });
    expect(exchanges[0]).toMatchObject({
      activity: 'opened',
      path: '/',
      optional: false,
      signature: { scheme: 'saas-v2', window: 60 },
      delivery: { timeout: 5, retry: { every: 60, for: 600 }, afterwards: 'it is dropped' },
      idempotency: { key: ['orderId'], same: ['instanceId'] },
      parameters: [{ name: 'signature', signing: true }],
    });
    expect(exchanges[1]?.optional).toBe(true);
  });

  it('lists result codes in one order, with their roles', async () => {
    const { exchanges } = await modelOf(callbacks);
    expect(exchanges[0]?.resultCodes?.codes.map(({ code, for: roles }) => [code, roles])).toEqual([
      ['000000', ['success']],
      ['000002', ['stale', 'invalid']],
      ['100000', []],
    ]);
  });

  it('pairs request and response examples by name, and sets refusals apart', async () => {
    const [opened] = (await modelOf(callbacks)).exchanges;
    expect(opened?.examples).toEqual([
      {
        name: 'first',
        summary: 'A first order',
        state: { name: 'nothing', provides: ['orderId'] },
        parameters: { path: {}, query: {}, header: {}, cookie: {} },
        body: { activity: 'opened', orderId: 'A' },
        response: { status: '200', headers: {}, body: { resultCode: '000000' } },
      },
    ]);
    expect(opened?.responses[0]?.refusals).toEqual({ '000002': { resultCode: '000002' } });
  });

  it('reuses the name of a schema that is the whole body', async () => {
    const { exchanges } = await modelOf(
      "openapi: 3.1.1\ninfo: { title: T, version: '1' }\nwebhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/PaidRequest' } } } }, responses: { '200': { description: ok } } } } }\ncomponents: { schemas: { PaidRequest: { type: object }, PaidResponse: { type: string } } }\n",
    );
    expect(exchanges[0]?.requestType).toBe('PaidRequest');
    expect(exchanges[0]?.responses[0]?.typeName).toBe('PaidResponse2');
  });

  it('takes encrypted fields from schemes, not from data that looks like them', async () => {
    const { encryptions } = await modelOf(
      "openapi: 3.1.1\ninfo: { title: T, version: '1' }\nwebhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { default: { type: string, x-encrypted: aes-cbc }, x-encrypted: { type: string } } }, examples: { a: { value: { x-encrypted: ../../evil } } } } } }, responses: { '200': { description: ok } } } } }\n",
    );
    expect(encryptions).toEqual(['aes-cbc']);
  });
});
