import { describe, expect, it } from 'vitest';
import { bothSides, callsTo } from './testing/both-sides.ts';
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

describe('a sender and a receiver of the same document', () => {
  it('mean the same by parameters of every style', async () => {
    const { client, server, serve } = await bothSides(document);
    const echo = Object.fromEntries(
      placed.map((_each, index) => [`send${index}`, (input: unknown) => input]),
    );
    const url = await serve(server.createReceiver({ handlers: { ...echo, subscribe: () => undefined } }));
    const calls = client.createClient({ url });
    for (const [index, { definition, place, name, value }] of placed.entries()) {
      const sent = { [place]: { [name]: value } };
      const { data, error } = (await calls[`send${index}`]?.(sent)) ?? {};
      expect({ data, error }, definition).toEqual({ data: sent });
    }
  });

  it('meet at a path that has a query', async () => {
    const { client, server, serve } = await bothSides(
      document.replace(
        '  /subscribe:',
        `  /end?beta=true: { get: { operationId: beta, responses: { '200': { description: ok, content: { application/json: {} } } } } }
  /subscribe:`,
      ),
    );
    const rest = Object.fromEntries(placed.map((_each, index) => [`send${index}`, () => ({})]));
    const handlers = { ...rest, subscribe: () => undefined, beta: () => ({ beta: true }) };
    const url = await serve(server.createReceiver({ handlers }));
    expect((await client.createClient({ url })['beta']?.())?.data).toEqual({ beta: true });
  });

  it('meet at an address that operations share, by what each takes and answers', async () => {
    const operation = (name: string, sent: string, answered: string): string =>
      `{ post: { operationId: ${name}, requestBody: { content: { ${sent}: { schema: { type: object } } } }, responses: { '200': { description: ok, content: { ${answered}: { schema: { type: object } } } } } } }`;
    const calls = await callsTo(
      `openapi: 3.1.1
info: { title: Shared, version: '1' }
paths:
  /flows: ${operation('make', 'application/json', 'application/json')}
  /flows#clone: ${operation('clone', 'application/vnd.clone+json', 'application/json')}
  /flows#watch: ${operation('watch', 'application/json', 'text/event-stream')}
`,
      {
        make: () => ({ by: 'make' }),
        clone: () => ({ by: 'clone' }),
        async *watch() {
          yield { data: { by: 'watch' } };
        },
      },
    );
    expect((await calls['make']?.({}))?.data).toEqual({ by: 'make' });
    expect((await calls['clone']?.({}))?.data).toEqual({ by: 'clone' });
    const { data } = (await calls['watch']?.({})) ?? {};
    const events: unknown[] = [];
    for await (const event of data as AsyncIterable<unknown>) events.push(event);
    expect(events).toEqual([{ data: { by: 'watch' } }]);
  });

  it('have no language where fetch says that any will do', async () => {
    const language = '{ in: header, name: Accept-Language, schema: { enum: [de, fr] } }';
    const calls = await callsTo(
      `openapi: 3.1.1
info: { title: Languages, version: '1' }
paths:
  /greeting:
    get: { operationId: greet, parameters: [${language}], responses: { '200': { description: ok, content: { application/json: {} } } } }
`,
      { greet: (input) => input },
    );
    expect((await calls['greet']?.({}))?.data).toEqual({ header: {} });
    const german = { header: { 'Accept-Language': 'de' } };
    expect((await calls['greet']?.(german))?.data).toEqual(german);
  });

  it('meet at the address of a callback', async () => {
    const { client, server, serve } = await bothSides(document);
    const heard: unknown[] = [];
    const handlers = { subscribeDone: (body: unknown) => ({ ...Object(body), heard: heard.push(body) }) };
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
