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
import { exactly, like, mediaType, oneOf, supplied } from './matchers.ts';

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
      response: { status: '200', body: { resultCode: '000003', resultMsg: 'instance is invalid' } },
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
