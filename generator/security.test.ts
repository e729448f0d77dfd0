import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from './load/load.ts';
import { bothSides } from './testing/both-sides.ts';
import { temporaryFolder } from './testing/temporary.ts';

const document = `openapi: 3.1.1
info: { title: Secured, version: '1' }
security: [{ token: [] }]
paths:
  /me: { get: { operationId: me, responses: { '200': { description: ok, content: { application/json: {} } } } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
    inQuery: { type: apiKey, in: query, name: key }
    login: { type: oauth2, flows: {} }
`;

describe('security schemes of other documents', () => {
  it('are told to be neither checked nor sent, each with what to do', async () => {
    const { problems } = await loadDocument(join(temporaryFolder({ 'a.yaml': document }), 'a.yaml'));
    const told = problems.filter(({ code }) => code === 'koocontract/security-left-out');
    expect(told.map(({ severity, place }) => [severity, place?.line])).toEqual([
      ['warning', 8],
      ['warning', 9],
      ['warning', 10],
      ['warning', 11],
    ]);
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringMatching(/header Authorization.*as `headers`/),
      expect.stringMatching(/header X-Key.*as `headers`/),
      expect.stringMatching(/query key.*`fetch`/),
      expect.stringMatching(/header Authorization.*as `headers`/),
    ]);
  });

  it.each([
    ['headers', { headers: { authorization: 'Bearer a' } }],
    ['a function that gives them', { headers: async () => ({ authorization: 'Bearer a' }) }],
  ])('are sent as %s, and handlers see them', async (_what, options) => {
    const { client, server, serve } = await bothSides(document);
    const me = (_input: unknown, { headers }: { headers: Headers }) => ({
      got: headers.get('authorization'),
    });
    const url = await serve(server.createReceiver({ handlers: { me } }));
    const calls = client.createClient({ url, ...options });
    expect(await calls['me']?.()).toMatchObject({ data: { got: 'Bearer a' } });
    const own = { headers: { authorization: 'Bearer own' } };
    expect(await calls['me']?.(own)).toMatchObject({ data: { got: 'Bearer own' } });
  });
});
