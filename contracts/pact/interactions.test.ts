import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Example } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { saasV2 } from '../../runtime/signing/saas-v2.ts';
import { expectedRequest } from './expected-request.ts';
import { expectedResponse } from './expected-response.ts';
import { type Interaction, interactionsOf } from './interactions.ts';
import { exactly, like, mediaType, oneOf, supplied, suppliedIn, text } from './matchers.ts';

const model = buildModel(await loadDocument(join(packageRoot, 'spec', 'saas-v2.yaml')));
const interactions = interactionsOf(model);

function interaction(description: string, change: Partial<Example> = {}): Interaction {
  const found = interactions.find((each) => each.description === description);
  if (found === undefined) throw new Error(`There is no interaction ${description}.`);
  return { ...found, example: { ...found.example, ...change } };
}

describe('interactions', () => {
  it('are sorted by their description, which is unlike any other', () => {
    const descriptions = interactions.map(({ description }) => description);
    expect(descriptions).toEqual([...new Set(descriptions)].sort());
  });
});

describe('the expected request', () => {
  const { body, query, headers, method, path } = expectedRequest(
    interaction('refreshInstance: renewal'),
    model.schemas,
  );

  it('takes from the provider state what that provides', () => {
    expect(body).toMatchObject({
      instanceId: supplied('instanceId', '10e758d0-31ad-4c4b-8f1b-81d03469a10e'),
    });
  });

  it('has what selects its meaning exactly, all else by type', () => {
    expect(body).toMatchObject({
      activity: exactly('refreshInstance'),
      scene: exactly('RENEWAL'),
      testFlag: like('1'),
    });
  });

  it('has the signing parameters by their form, with values that fit it', () => {
    for (const { regex, value } of Object.values(query).map(Object))
      expect(value).toMatch(new RegExp(regex, 'u'));
    expect(Object.keys(query)).toEqual(['signature', 'timestamp', 'nonce']);
  });

  it('bears a signature that is right for its example', () => {
    const { example } = interaction('refreshInstance: renewal');
    const url = new URL('http://localhost/');
    for (const [name, { value }] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = { method, url, headers: new Headers(), body: Buffer.from(JSON.stringify(example.body)) };
    const now = Number(query['timestamp']?.value);
    expect(saasV2.verify(signed, { key: 'key-of-the-pact-examples' }, { now, window: 0 })).toBeUndefined();
  });

  it('goes to the one address as JSON', () => {
    expect({ method, path, headers }).toEqual({
      method: 'POST',
      path: '/',
      headers: { 'Content-Type': mediaType('application/json') },
    });
  });
});

describe('the expected response', () => {
  const codeIn = (each: Interaction): unknown =>
    Reflect.get(Object(expectedResponse(each, model.schemas).body), 'resultCode');

  it('may be "being processed" where the document has an example of that', () => {
    expect(codeIn(interaction('newInstance: created'))).toEqual(oneOf(['000000', '000004'], '000000'));
    expect(codeIn(interaction('releaseInstance: expired'))).toEqual(exactly('000000'));
  });

  it('has the very code of a refusal', () => {
    const refused = interaction('releaseInstance: expired', {
      response: {
        status: '200',
        headers: {},
        body: { resultCode: '000003', resultMsg: 'instance is invalid' },
      },
    });
    expect(codeIn(refused)).toEqual(exactly('000003'));
  });

  it('has the documented status and content type', () => {
    expect(expectedResponse(interaction('newInstance: created'), model.schemas)).toMatchObject({
      status: 200,
      headers: { 'Content-Type': mediaType('application/json') },
    });
  });
});

/** The first interaction of an exchange of another guide. */
async function firstOf(guide: string, exchange: string): Promise<[Interaction, typeof model.schemas]> {
  const other = buildModel(await loadDocument(join(packageRoot, 'spec', `${guide}.yaml`)));
  const interactionsOfAll = [...interactionsOf(other), ...interactionsOf(other, 'path')];
  const found = interactionsOfAll.find((each) => each.exchange.name === exchange);
  if (found === undefined) throw new Error(`${guide} has no interaction of ${exchange}.`);
  return [found, other.schemas];
}

describe('a guide of another kind', () => {
  it('has its data in the query, where all is text', async () => {
    const { method, query, headers, body } = expectedRequest(...(await firstOf('license-v1', 'getLicense')));
    expect({ method, headers, body }).toEqual({ method: 'GET', headers: {}, body: undefined });
    expect(query).toMatchObject({
      activity: exactly('getLicense'),
      amount: like('30'),
      orderId: supplied('orderId', 'CS1906666688ABCDE'),
      timeStamp: { regex: '^\\d{17}$' },
    });
  });

  it('has a sub-path, and signs in headers', async () => {
    const { path, query, headers, body } = expectedRequest(...(await firstOf('kit-v2', 'tenantSync')));
    expect([path, query]).toEqual(['/produceAPI/v2/tenantSync', {}]);
    expect(Object.keys(headers)).toEqual(['Content-Type', 'x-sign', 'x-timestamp', 'x-nonce']);
    expect(body).toMatchObject({ flag: exactly(1) });
  });

  it('sends a token, of which only the kind is fixed', async () => {
    const { headers } = expectedRequest(...(await firstOf('agents-gateway', 'invokeAgent')));
    expect(headers).toMatchObject({ Authorization: { regex: '^Bearer \\S.*$' } });
  });

  it('signs its answers, in one of two documented forms', async () => {
    const { headers } = expectedResponse(...(await firstOf('saas-v1', 'upgrade')));
    const { regex, value } = { regex: '', value: '', ...headers['Body-Sign'] };
    expect(value).toMatch(new RegExp(regex));
    expect(value.replace('signature="', 'signature= "')).toMatch(new RegExp(regex));
    expect('sign_type=HMAC-SHA256, signature="AAAA"').not.toMatch(new RegExp(regex));
  });

  it('takes a part of its path from the provider state, and any text in its place', async () => {
    const { path, headers } = expectedRequest(...(await firstOf('open-api', 'uploadFile')));
    const folder = '/api/mkp-openapi-public/global/v1/market-event';
    expect(path).toEqual(
      suppliedIn(
        `${folder}/\${event_id}/file`,
        text(`^${folder}/[^/]+/file$`, `${folder}/87b94795-0603-4e24-8ae5-69420d60e3c8/file`),
      ),
    );
    expect(headers['Content-Type']?.value).toMatch(/^multipart\/form-data; boundary=\S+$/);
  });

  it('signs with a header that no document may name, too', async () => {
    const { headers } = expectedRequest(...(await firstOf('open-api', 'queryOrder')));
    expect(headers).toMatchObject({
      'X-Sdk-Date': { value: '20230403T074746Z' },
      Authorization: { regex: '^SDK-HMAC-SHA256 \\S.*$' },
    });
  });
});
