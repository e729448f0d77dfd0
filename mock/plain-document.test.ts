import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { mockText } from './testing/running-mock.ts';
import { send } from './testing/send.ts';

describe('a document without extensions', () => {
  it('is answered from its schemas', async () => {
    const mock = await mockText(shopDocument, 'platform');
    const answer = await send({ url: `${mock.url}/orders/17?limit=3&verbose=true`, method: 'GET' });
    expect(answer).toMatchObject({ status: 200, json: { id: 'string', state: 'open' } });
  });

  it('is answered without a body where it has none', async () => {
    const mock = await mockText(shopDocument, 'platform');
    const answer = await send({ url: `${mock.url}/ping` });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.has('content-length')).toBe(false);
  });

  it('is checked, and a bad request gets the reason', async () => {
    const mock = await mockText(shopDocument, 'platform');
    const answer = await send({ url: `${mock.url}/orders/17?limit=11`, method: 'GET' });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ title: 'Bad Request', detail: 'query.limit must be <= 10' });
  });

  it('has its webhooks answered by name', async () => {
    const mock = await mockText(shopDocument, 'merchant');
    const answer = await send({ url: `${mock.url}/order%20placed`, body: { id: '1', state: 'open' } });
    expect(answer.status).toBe(200);
    expect(mock.faults('orderPlaced', 200, answer.json)).toBe('');
  });

  it('is answered in the media type that is asked for, of several', async () => {
    const mock = await mockText(
      `openapi: 3.1.1
info: { title: Shop, version: '1' }
paths:
  /report:
    get:
      responses:
        '200':
          description: All
          content:
            application/json: { schema: { type: object }, example: { rows: 3 } }
            text/csv: { schema: { type: string }, example: 'a;b' }
`,
      'platform',
    );
    const asked = async (accept: string): Promise<unknown[]> => {
      const { headers, text } = await send({ url: `${mock.url}/report`, method: 'GET', headers: { accept } });
      return [headers.get('content-type'), text];
    };
    expect(await asked('text/csv')).toEqual(['text/csv', 'a;b']);
    expect(await asked('application/json')).toEqual(['application/json', '{"rows":3}']);
    expect(await asked('*/*')).toEqual(['application/json', '{"rows":3}']);
  });

  it('is refused with the response it describes for that', async () => {
    const mock = await mockText(
      `openapi: 3.1.1
info: { title: Shop, version: '1' }
paths:
  /orders:
    get:
      parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }]
      responses:
        '200': { description: All }
        '422': { description: Bad, content: { application/json: { example: { why: bad } } } }
`,
      'platform',
    );
    const answer = await send({ url: `${mock.url}/orders`, method: 'GET' });
    expect(answer).toMatchObject({ status: 422, json: { why: 'bad' } });
    expect(answer.cause).toContain('limit');
  });

  it('has no callback sent to an address out of a request', async () => {
    let calls = 0;
    const target = createServer((_request, response) => {
      calls++;
      response.end();
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void target.close());
    const { port } = target.address() as AddressInfo;
    const mock = await mockText(
      `openapi: 3.1.1
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Taken } }
      callbacks:
        done: { 'http://127.0.0.1:${port}/': { post: { responses: { '200': { description: Fine } } } } }
`,
      'platform',
    );
    expect(await send({ url: `${mock.url}/orders`, body: {} })).toMatchObject({ status: 204 });
    // A second exchange over the network: a call that the first one had caused would have arrived by then.
    await fetch(`http://127.0.0.1:${port}/`);
    expect(calls).toBe(1);
  });

  it('that has no response at all is answered with 500 and the reason', async () => {
    const mock = await mockText(
      `openapi: 3.1.1
info: { title: Shop, version: '1' }
paths: { /orders: { get: { summary: Nothing } } }
`,
      'platform',
    );
    const answer = await send({ url: `${mock.url}/orders`, method: 'GET' });
    expect(answer.status).toBe(500);
    expect(mock.lastEvent()?.cause).toBe(answer.cause);
  });
});
