import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { packageRoot } from '../../generator/package-root.ts';
import type { RawAnswer } from '../proxy/forward.ts';
import { interactionsOf } from './interactions.ts';
import { pactModel } from './pact-model.ts';
import { verifiedPlatform } from './testing/verified-platform.ts';

/** What our mock does otherwise, and why. */
const otherwise: Readonly<Record<string, string>> = {
  'authorize: logged-in':
    'the mock shows the login page to whoever comes here; the redirect follows when the form is sent',
};

const openApi = await loadDocument(join(packageRoot, 'spec', 'open-api.yaml'));
const login = await loadDocument(join(packageRoot, 'spec', 'login.yaml'));

describe.each([
  ['open-api', openApi],
  ['login', login],
])('the mock of %s', async (_id, document) => {
  const descriptions = interactionsOf(pactModel(document), 'path').map(({ description }) => description);
  const verdicts = await verifiedPlatform(document);

  it.each(descriptions.filter((each) => !(each in otherwise)))('keeps %s', (description) => {
    expect(verdicts.get(description)).toMatchObject({ mismatches: [], ok: true });
  });

  const others = descriptions
    .filter((each) => each in otherwise)
    .map((each) => [each, otherwise[each]] as const);
  it.each(others)('does otherwise than %s: %s', (description) => {
    expect(verdicts.get(description)?.ok).toBe(false);
  });
});

describe('a mock that answers otherwise', () => {
  /** Puts another text of the same length into headers and body. */
  const other = (from: string, to: string) => (answer: RawAnswer) => ({
    ...answer,
    rawHeaders: answer.rawHeaders.map((each) => each.replaceAll(from, to)),
    body: Buffer.from(Buffer.from(answer.body).toString().replaceAll(from, to)),
  });
  const created = (answer: RawAnswer) => ({ ...answer, status: 201 });

  it.each([
    ['activateLicense: activated', openApi, other('92020000', '92020001'), '92020001'],
    ['activateLicense: unknown-code', openApi, other('92020005', '92020004'), '92020004'],
    ['uploadFile: file', openApi, created, '201'],
    ['queryOrder: MOCKONDEMAND', openApi, other('application/json', 'application/jsob'), 'application/jsob'],
    ['getToken: without-refresh-token', login, other('access_token', 'excess_token'), 'access_token'],
    ['workbenchAuthorize: logged-in', login, other('code=', 'kode='), 'kode='],
    ['workbenchAuthorize: logged-in', login, other('state=test', 'state=tent'), 'state=tent'],
    ['casServiceValidate: xml', login, other('Success>', 'Triumph>'), 'authenticationSuccess'],
    ['casValidate: valid', login, other('yes', 'no!'), 'no!'],
    ['getUserInfo: with-token', login, other('"email"', '"mail_"'), 'email'],
  ] as const)('is found out by %s', async (description, document, change, words) => {
    const verdict = (await verifiedPlatform(document, { only: [description], change })).get(description);
    expect(verdict?.ok).toBe(false);
    expect(verdict?.mismatches.map(({ text }) => text).join()).toContain(words);
  });
});
