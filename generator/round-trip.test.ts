import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { generateDocument } from './testing/generate-document.ts';
import { styledParameters } from './testing/styles.ts';

const parts = /in: (\w+), name: ([\w-]+)/;
const placed = styledParameters.map(({ definition, value }) => {
  const [, place = '', name = ''] = parts.exec(definition) ?? [];
  return { definition, place, name, value };
});

const document = `openapi: 3.1.1
info: { title: Styles, version: '1' }
paths:
${placed
  .map(
    ({ definition, place, name }, index) => `  /n${index}${place === 'path' ? `/{${name}}/end` : ''}:
    get:
      operationId: send${index}
      parameters: [{ ${definition}${place === 'path' ? ', required: true' : ''} }]
      responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
`,
  )
  .join('')}  /subscribe:
    post:
      operationId: subscribe
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [notify], properties: { notify: { type: string } } } } } }
      responses: { '204': { description: ok } }
      callbacks:
        done:
          '{$request.body#/notify}/later':
            post:
              requestBody: { required: true, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
components: { schemas: { Page: { type: integer } } }
`;

type Call = (params: object) => Promise<{ data?: unknown; error?: unknown }>;
type Handle = (input: object, context: { url: URL; headers: Headers }) => unknown;
interface Server {
  createReceiver(options: { handlers: Record<string, Handle> }): unknown;
  createCallbackReceiver(options: { handlers: Record<string, Handle>; prefix: string }): unknown;
}
interface Client {
  createClient(options: { url: string }): Record<string, Call>;
  createCallbackSender(options: object): Record<string, (trigger: object, body: object) => ReturnType<Call>>;
}

interface Generated {
  readonly client: Client;
  readonly server: Server;
  /** Serves a receiver until the test ends, and tells its address. */
  serve(receiver: unknown): Promise<string>;
}

async function generated(): Promise<Generated> {
  const folder = await generateDocument(document);
  const { toNodeListener } = await import(join(folder, 'runtime/adapters/node.ts'));
  return {
    client: await import(join(folder, 'client.ts')),
    server: await import(join(folder, 'server.ts')),
    async serve(receiver) {
      const server = createServer(toNodeListener(receiver)).listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}

describe('a sender and a receiver of the same document', () => {
  it('mean the same by parameters of every style', async () => {
    const { client, server, serve } = await generated();
    const echo = Object.fromEntries(placed.map((_each, index) => [`send${index}`, (input: object) => input]));
    const url = await serve(server.createReceiver({ handlers: { ...echo, subscribe: () => undefined } }));
    const calls = client.createClient({ url });
    for (const [index, { definition, place, name, value }] of placed.entries()) {
      const sent = { [place]: { [name]: value } };
      const { data, error } = (await calls[`send${index}`]?.(sent)) ?? {};
      expect({ data, error }, definition).toEqual({ data: sent });
    }
  });

  it('meet at the address of a callback', async () => {
    const { client, server, serve } = await generated();
    const heard: unknown[] = [];
    const handlers = { subscribeDone: (body: object) => ({ ...body, heard: heard.push(body) }) };
    const address = await serve(server.createCallbackReceiver({ handlers, prefix: '/hooks' }));
    const trigger = {
      url: 'https://shop.example/subscribe',
      body: { notify: `${address}/hooks/subscribeDone` },
    };
    const sender = client.createCallbackSender({});
    const { data } = (await sender['subscribeDone']?.(trigger, { id: 'x' })) ?? {};
    expect(data).toEqual({ id: 'x', heard: 1 });
    expect(heard).toEqual([{ id: 'x' }]);
  });
});
