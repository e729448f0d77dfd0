import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { interactionsOf } from './interactions.ts';
import { pactModel } from './pact-model.ts';

const document = await loadDocument(join(packageRoot, 'spec', 'login.yaml'));
const interactions = interactionsOf(pactModel(document), 'path');
const found = (description: string) => interactions.find((each) => each.description === description);

it('has all examples of the model, and each of them once', () => {
  const plain = interactionsOf(buildModel(document), 'path').map(({ description }) => description);
  const descriptions = interactions.map(({ description }) => description);
  expect(descriptions).toEqual([...new Set([...plain, ...descriptions])].sort());
});

it('has the examples of answers in another media type', () => {
  expect(found('casServiceValidate: xml')).toMatchObject({
    exchange: { responses: [{ content: { mediaType: 'application/xml', format: 'text' } }] },
    example: {
      parameters: { query: { format: 'XML' } },
      response: { body: expect.stringMatching(/^<cas:serviceResponse /) },
    },
  });
});

it('has an example of a request that holds nothing but an access token', () => {
  expect(found('getUserInfo: with-token')?.example).toMatchObject({
    state: { name: 'an access token was issued', provides: ['Authorization'] },
    parameters: { header: { Authorization: expect.stringMatching(/^Bearer \w+$/) } },
    response: { status: '200', body: { userName: 'test' } },
  });
});
