import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Passed } from '../contracts/proxy/pass-on.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { proxyWords } from './proxy-words.ts';

async function wordsFor(guide: string, exchange: string, change: Partial<Passed> = {}): Promise<string[]> {
  const model = buildModel(await loadDocument(`spec/${guide}.yaml`));
  const method = model.exchanges[0]?.method.toUpperCase() ?? '';
  const passed: Passed = {
    exchanged: {
      exchange,
      sent: { method, url: 'http://localhost:1/saas?activity=a', headers: {}, body: '{"a":1}' },
      received: { status: 200, headers: {}, body: '{"b":2}', json: { b: 2 }, durationMs: 1 },
    },
    answer: { status: 200, rawHeaders: [], body: new Uint8Array() },
    failure: undefined,
    unsigned: undefined,
    ...change,
  };
  return stripVTControlCharacters(proxyWords(passed, model)).split('\n');
}

describe('what passes the proxy', () => {
  it('is told by its body', async () => {
    expect(await wordsFor('saas-v2', 'newInstance')).toEqual([
      '→ POST newInstance  {"a":1}',
      '← 200  {"b":2}',
    ]);
  });

  it('is told by its query where there is no body, and with the signature of the answer', async () => {
    expect(await wordsFor('saas-v1', 'upgrade')).toEqual([
      '→ GET upgrade  ?activity=a',
      '← 200  {"b":2}',
      '  The signature of the answer holds.',
    ]);
  });

  it('has an answer whose signature does not hold', async () => {
    const words = await wordsFor('saas-v1', 'upgrade', { unsigned: '"Body-Sign" is missing.' });
    expect(words[2]).toBe('  "Body-Sign" is missing.');
  });

  it('has no answer', async () => {
    const words = await wordsFor('saas-v1', 'upgrade', { failure: 'nobody there' });
    expect(words.slice(1)).toEqual(['← 200  nobody there']);
  });

  it.each([
    ['license-v1', 'GET and activity in the query: getLicense, refreshLicense'],
    ['license-code', 'POST and activity in the body: refreshLicenseCode'],
    ['kit-v1', 'method and path: POST /produceAPI/tenantSync'],
  ])('is explained when %s has no such exchange', async (guide, words) => {
    expect((await wordsFor(guide, ''))[0]).toContain(`an unknown exchange (${guide} tells them by ${words}`);
  });
});
