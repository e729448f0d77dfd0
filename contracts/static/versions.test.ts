import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pactFolder } from '../pact/pact-file.ts';
import { bundled, comparedText, only, put, specOf } from './testing/compared.ts';
import { asVersion } from './testing/older-versions.ts';

const names = readdirSync(pactFolder).map((file) => file.replace(/^koogallery-|\.json$/g, ''));

describe.each([2, 3] as const)('version %i of the Pact specification', (version) => {
  it.each(names)('has %s agree with its document', async (name) => {
    const guide = name.replace(/^\w+-|-\w+$/g, '');
    const results = await comparedText(asVersion(bundled(name), version), specOf(guide));
    expect(results.filter(({ status }) => status !== 'pass').map(({ message }) => message)).toEqual([]);
  });

  it('has its mistakes found', async () => {
    const pact = asVersion(only('platform-saas-v1-merchant', 'queryInstance: one'), version);
    const [first] = pact.interactions;
    if (first === undefined) throw new Error('There is no interaction.');
    put(
      first,
      'request/query',
      version === 2 ? 'activity=queryInstance&authToken=a%2Bb' : { activity: ['queryInstance'] },
    );
    put(first, 'response/body', { resultCode: 0 });
    const [result] = await comparedText(pact, specOf('saas-v1'));
    expect(result?.status).toBe('fail');
    expect(result?.message).toContain('lacks the query parameter instanceId');
    expect(result?.message).toContain('resultCode must be string');
  });
});

describe('a body', () => {
  it('may be a JSON text under a content type of JSON', async () => {
    const pact = asVersion(only('platform-saas-v2-merchant', 'newInstance: created'), 3);
    const [first] = pact.interactions;
    if (first === undefined) throw new Error('There is no interaction.');
    put(first, 'request/body', JSON.stringify(first.request['body']));
    expect(await comparedText(pact, specOf('saas-v2'))).toMatchObject([{ status: 'pass' }]);
  });

  it('may come in base64', async () => {
    const pact = only('platform-saas-v2-merchant', 'newInstance: created');
    const [first] = pact.interactions;
    const content = JSON.stringify(Object(first.request['body']).content);
    put(first, 'request/body', {
      content: btoa(content),
      contentType: 'application/json',
      encoded: 'base64',
    });
    expect(await comparedText(pact, specOf('saas-v2'))).toMatchObject([{ status: 'pass' }]);
    put(first, 'request/body/content', btoa('{"activity":"newInstance"}'));
    expect(await comparedText(pact, specOf('saas-v2'))).toMatchObject([{ status: 'fail' }]);
  });
});
