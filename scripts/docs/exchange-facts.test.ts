import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { type GuideFacts, readGuide } from './read-guide.ts';

const head = `openapi: 3.1.1
info: { title: Shop, version: '1' }
x-guide: { id: shop, title: { en: Shop, zh: 商店 }, sites: [cn], state: current, reference: https://example.com/ }
`;
const ok = "responses: { '200': { description: ok } }";

async function read(rest: string): Promise<GuideFacts> {
  return readGuide(join(temporaryFolder({ 'shop.yaml': head + rest }), 'shop.yaml'));
}

async function factsOf(rest: string) {
  const [facts] = (await read(rest)).exchanges;
  if (facts === undefined) throw new Error('the document has no exchange');
  return facts;
}

describe('address', () => {
  it('tells callbacks on one address apart by a field of the body', async () => {
    const { address, direction } = await factsOf(
      `x-dispatch: { in: body, name: activity }
webhooks: { ordered: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { activity: { const: ordered } } } } } }, ${ok} } } }`,
    );
    expect(address).toBe('`POST {address}` with `"activity": "ordered"`');
    expect(direction).toBe('platform → merchant');
  });

  it('tells them apart by a query parameter', async () => {
    const { address } = await factsOf(
      `x-dispatch: { in: query, name: activity }
webhooks: { ordered: { get: { parameters: [{ name: activity, in: query, schema: { const: ordered } }], ${ok} } } }`,
    );
    expect(address).toBe('`GET {address}?activity=ordered`');
  });

  it('appends a fixed sub-path, and no made-up one', async () => {
    const { exchanges } = await read(
      `webhooks: { fixed: { x-subpath: /v2/fixed, post: { ${ok} } }, free: { post: { ${ok} } } }`,
    );
    expect(exchanges.map(({ address }) => address)).toEqual([
      '`POST {address}/v2/fixed`',
      '`POST {address}`',
    ]);
  });

  it('names the hosts that are nearest to the operation', async () => {
    const { exchanges } = await read(`servers: [{ url: https://a.example }, { url: https://b.example/base }]
paths:
  /one: { get: { ${ok} } }
  /two: { servers: [{ url: https://c.example }], get: { ${ok} } }
  /three: { servers: [{ url: https://c.example }], get: { servers: [{ url: http://d.example }], ${ok} } }
`);
    expect(exchanges.map(({ address }) => address)).toEqual([
      '`GET /one` at `a.example`, `b.example/base`',
      '`GET /two` at `c.example`',
      '`GET /three` at `http://d.example`',
    ]);
  });

  it('keeps a fragment for a browser only', async () => {
    const { exchanges } = await read(`paths:
  /login#/form: { get: { responses: { '302': { description: back } } } }
  /token#refresh: { post: { ${ok} } }
`);
    expect(exchanges.map(({ direction, address }) => [direction, address])).toEqual([
      ['browser → platform', '`GET /login#/form`'],
      ['merchant → platform', '`POST /token`'],
    ]);
  });
});

describe('signature', () => {
  const schemes = `components:
  securitySchemes:
    signed: { type: apiKey, in: query, name: sign, x-signature: { scheme: saas-v2, window: 60, parameters: [{ in: query, name: sign }, { in: query, name: time }, { in: header, name: nonce }] } }
    token: { type: http, scheme: bearer }
`;

  it('tells scheme, places and window, and the scheme of the answer', async () => {
    const { signature } = await factsOf(
      `security: [{ signed: [] }]\nwebhooks: { a: { post: { x-response-signature: body-sign, ${ok} } } }\n${schemes}`,
    );
    expect(signature).toBe(
      '`saas-v2` in query `sign`, `time` and header `nonce`, ±1 min; answer `body-sign`',
    );
  });

  it('tells alternatives, each scheme in full once', async () => {
    const { signature } = await factsOf(
      `security: [{}]\npaths: { /a: { get: { security: [{ signed: [] }, { signed: [], token: [] }, {}], ${ok} } } }\n${schemes}`,
    );
    expect(signature).toBe(
      '`saas-v2` in query `sign`, `time` and header `nonce`, ±1 min, or `saas-v2` and bearer token, or none',
    );
  });

  it('says that there is none', async () => {
    expect((await factsOf(`paths: { /a: { get: { ${ok} } } }\n`)).signature).toBe('none');
  });
});
