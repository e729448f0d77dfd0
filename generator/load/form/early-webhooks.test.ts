import { expect, it } from 'vitest';
import { bothSides } from '../../testing/both-sides.ts';
import { recordAt } from '../openapi.ts';
import { oneForm } from './one-form.ts';

const operation = { responses: { 200: { description: 'ok' } } };

it('takes x-webhooks for webhooks, and webhooks of the same name first', () => {
  const early = { paid: { post: { summary: 'early' } }, sent: { post: operation } };
  const formed = oneForm({ openapi: '3.1.1', 'x-webhooks': early, webhooks: { paid: { post: operation } } });
  expect(formed).not.toHaveProperty('x-webhooks');
  expect(recordAt(formed, 'webhooks')).toEqual({ paid: { post: operation }, sent: { post: operation } });
});

it('makes receivers and senders of a document that has nothing but x-webhooks', async () => {
  const { client, server, serve } = await bothSides(`openapi: 3.0.3
info: { title: Events, version: '1' }
x-webhooks:
  user.created:
    post:
      operationId: user.created
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '200': { description: ok, content: { application/json: {} } } }
components: { schemas: { User: { type: object, required: [id], properties: { id: { type: string, nullable: true } } } } }
`);
  const url = await serve(server.createReceiver({ handlers: { userCreated: (user) => user } }));
  expect((await client.createSender({ url })['userCreated']?.({ id: null }))?.data).toEqual({ id: null });
});
