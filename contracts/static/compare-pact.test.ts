import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../generator/package-root.ts';
import { pactFolder } from '../pact/pact-file.ts';
import { brokenPacts } from './testing/broken-pacts.ts';
import { compared, comparedText, only, put, specOf } from './testing/compared.ts';

describe('bundled pacts', () => {
  it.each(readdirSync(pactFolder))('%s agrees with its document', async (file) => {
    const [, guide = ''] = /-(?:platform|merchant)-(.+)-(?:merchant|platform)\.json$/.exec(file) ?? [];
    const results = await compared(join(pactFolder, file), specOf(guide));
    expect(results.filter(({ status }) => status !== 'pass').map(({ message }) => message)).toEqual([]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
  });
});

describe('a pact that is broken, since', () => {
  it.each(brokenPacts)(
    '$name',
    async ({ pact, guide, interaction, put: changes, says, at, documented, mend, status = 'fail' }) => {
      const broken = only(pact, interaction);
      for (const [path, value] of Object.entries(changes)) put(broken.interactions[0], path, value);
      const [result] = await comparedText(broken, specOf(guide));
      expect(result).toMatchObject({ status, kind: 'pact' });
      const message = result?.message ?? '';
      expect(message.slice(0, says.length)).toBe(says);
      expect(message).toContain(`, /interactions/0${at}; documented in `);
      expect(message).toContain(mend);
      const [, file = '', line = ''] = /documented in ([^:]+):(\d+)\)/.exec(message) ?? [];
      expect(lineOf(join(packageRoot, file), Number(line))).toContain(documented);
      expect(result?.title).toContain(`"${interaction}"`);
    },
  );

  it('names the line of the pact', async () => {
    const broken = only('platform-saas-v2-merchant', 'newInstance: created');
    put(broken.interactions[0], 'request/body/content/orderId', 42);
    const [result] = await comparedText(broken, specOf('saas-v2'));
    const { file = '', line = 0 } = result?.place ?? {};
    expect(lineOf(file, line)).toContain('"orderId": 42');
    expect(result?.message).toContain(`(${file}:${line}, /interactions/0/`);
  });

  it('tells all that is wrong, errors first', async () => {
    const broken = only('platform-saas-v2-merchant', 'newInstance: created');
    put(broken.interactions[0], 'request/query/colour', ['red']);
    put(broken.interactions[0], 'request/body/content/orderId', 42);
    put(broken.interactions[0], 'response/status', 500);
    const [result] = await comparedText(broken, specOf('saas-v2'));
    expect(result?.status).toBe('fail');
    expect(result?.message).toMatch(
      /^In the request of newInstance, orderId must be string .* Also: .*HTTP 500.*colour/s,
    );
  });

  it('is but a warning while the interaction is pending', async () => {
    const broken = only('platform-saas-v2-merchant', 'newInstance: created');
    put(broken.interactions[0], 'request/body/content/orderId', 42);
    broken.interactions[0].pending = true;
    expect(await comparedText(broken, specOf('saas-v2'))).toMatchObject([{ status: 'warn' }]);
  });
});

describe('an interaction', () => {
  it('has the ID that it has when a merchant is verified, and is a call of the kind that it is marked as', async () => {
    const [result] = await comparedText(
      only('platform-saas-v2-merchant', 'newInstance: created-asynchronously'),
      specOf('saas-v2'),
    );
    expect(result).toMatchObject({
      id: 'pact.newInstance.created-asynchronously',
      exchange: 'newInstance',
      calls: 'real',
    });
    const [debugging] = await comparedText(
      only('platform-saas-v2-merchant', 'queryInstance: ready'),
      specOf('saas-v2'),
    );
    expect(debugging?.calls).toBe('debug');
  });

  it('is skipped when it is about messages', async () => {
    const pact = only('platform-saas-v2-merchant', 'newInstance: created');
    pact.interactions[0].type = 'Asynchronous/Messages';
    expect(await comparedText(pact, specOf('saas-v2'))).toMatchObject([{ status: 'skip' }]);
  });

  it('of a malicious file does nothing but fail', async () => {
    const pact = only('platform-saas-v2-merchant', 'newInstance: created');
    const [first] = pact.interactions;
    first.description = '\u001b[2J\n::error::\u202e<script>';
    put(first, 'request/body/content/constructor', { prototype: 1 });
    Reflect.set(
      first.response,
      'body',
      JSON.parse('{"content":{"__proto__":{"resultCode":"000000"}},"contentType":"application/json"}'),
    );
    put(first, `response/headers/${'x'.repeat(100_000)}`, ['a']);
    const [result] = await comparedText(pact, specOf('saas-v2'));
    expect(result?.status).toBe('fail');
    expect(result?.title).toMatch(/^\P{C}+$/u);
    expect(result?.id).toMatch(/^[\p{L}\p{Nd}._-]+$/u);
    expect(Reflect.get({}, 'resultCode')).toBeUndefined();
  });

  it('that is none is told, and the others are compared all the same', async () => {
    const pact = only('platform-saas-v2-merchant', 'newInstance: created');
    const [sound] = pact.interactions;
    const broken = { ...structuredClone(sound), description: 'broken', request: { method: 'POST' } };
    const results = await comparedText({ ...pact, interactions: [broken, sound] }, specOf('saas-v2'));
    expect(results.map(({ status }) => status)).toEqual(['fail', 'pass']);
    expect(results[0]?.message).toMatch(/^The request has no path that begins with \/ /);
  });
});

function lineOf(file: string, line: number): string {
  return readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
}
