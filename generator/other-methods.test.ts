import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from './load/load.ts';
import { bothSides, type Handle } from './testing/both-sides.ts';
import { compileErrors } from './testing/compile-errors.ts';
import { temporaryFolder } from './testing/temporary.ts';

const body = `requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }`;
const ok = `responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Found' } } } } }`;

const document = `openapi: 3.2.0
info: { title: Methods of OpenAPI 3.2, version: '1' }
paths:
  /orders/{shop}:
    parameters: [{ in: path, name: shop, required: true, schema: { type: integer } }]
    get: { operationId: listOrders, ${ok} }
    query:
      parameters: [{ in: query, name: limit, schema: { type: integer } }]
      ${body}
      ${ok}
      callbacks: { found: { '{$request.body#/sink}': { query: { operationId: onFound, ${body}, ${ok} } } } }
    additionalOperations:
      COPY: { operationId: copyOrders, responses: { '204': { description: ok } } }
      TRACK: { operationId: trackOrders, ${ok} }
webhooks:
  stock: { post: { operationId: stock, ${body}, ${ok} }, query: { ${body}, ${ok} } }
components:
  schemas:
    Filter: { type: object, required: [word], properties: { word: { type: string }, sink: { type: string } } }
    Found: { type: object, required: [by], properties: { by: { type: string } } }
`;

describe('QUERY and other methods that OpenAPI 3.2 added', () => {
  it('are exchanges that compile, each with a name', async () => {
    const { folder } = await bothSides(document);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(compileErrors(files.map((name) => join(folder, name)))).toEqual([]);
  });

  it('go from the client to the handler', async () => {
    const { client, server, serve } = await bothSides(document);
    const heard: unknown[] = [];
    const by =
      (name: string): Handle =>
      (input) => {
        heard.push([name, input]);
        return name === 'copyOrders' ? undefined : { by: name };
      };
    const names = ['listOrders', 'queryOrdersShop', 'copyOrders'];
    const handlers = Object.fromEntries(names.map((name) => [name, by(name)]));
    const calls = client.createClient({ url: await serve(server.createReceiver({ handlers })) });
    const path = { shop: 7 };
    const found = await calls['queryOrdersShop']?.({ path, query: { limit: 2 }, body: { word: 'a' } });
    const copied = await calls['copyOrders']?.({ path });
    const listed = await calls['listOrders']?.({ path });
    expect([found?.data, copied?.response.status, listed?.data]).toEqual([
      { by: 'queryOrdersShop' },
      204,
      { by: 'listOrders' },
    ]);
    expect(heard).toEqual([
      ['queryOrdersShop', { path, query: { limit: 2 }, body: { word: 'a' } }],
      ['copyOrders', { path }],
      ['listOrders', { path }],
    ]);
  });

  it('are webhooks and callbacks, too', async () => {
    const { client, server, serve } = await bothSides(document);
    const handlers = { stock: () => ({ by: 'stock' }), queryStock: () => ({ by: 'queryStock' }) };
    const url = await serve(server.createWebhookReceiver({ handlers }));
    const sender = client.createSender({ url });
    expect((await sender['stock']?.({ word: 'a' }))?.data).toEqual({ by: 'stock' });
    expect((await sender['queryStock']?.({ word: 'a' }))?.data).toEqual({ by: 'queryStock' });
    const onFound = (): object => ({ by: 'onFound' });
    const sink = `${await serve(server.createCallbackReceiver({ handlers: { onFound }, prefix: '' }))}/onFound`;
    const trigger = { url: 'http://shop.example/', body: { sink } };
    const lost = client.createCallbackSender({})['onFound']?.({ url: 'http://shop.example/' }, { word: 'a' });
    await expect(lost).rejects.toThrow('has no text for $request.body#/sink');
    const called = await client.createCallbackSender({})['onFound']?.(trigger, { word: 'a' });
    expect(called?.data).toEqual({ by: 'onFound' });
  });

  it('that fetch does not send are told', async () => {
    const { problems } = await loadDocument(join(temporaryFolder({ 'a.yaml': document }), 'a.yaml'));
    expect(problems.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ['koocontract/method-left-out', '#/paths/~1orders~1{shop}/additionalOperations/TRACK'],
    ]);
  });
});
