import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { checkAgain, quote, sendAgain } from './reproduce.ts';

const target = { guide: 'saas-v2', url: 'https://shop.example/saas?a=1&b=$(id)', keyEnv: 'KOO_ACCESS_KEY' };

async function targetOf(guide: string) {
  return { ...target, guide, model: buildModel(await loadDocument(`spec/${guide}.yaml`)) };
}

function sent(method: string, url: string, body: string) {
  return { method, url, headers: {}, body };
}

/** The words that a shell makes of a command. */
function wordsOf(command: string): string[] {
  const list = execFileSync('/bin/sh', ['-c', `npx() { shift; printf '%s\\0' "$@"; }; ${command}`]);
  return list.toString().split('\0').slice(0, -1);
}

describe('a command', () => {
  it.each(['', "it's", '$(touch x)', '`id`', '"', '\\', 'a\nb', '中文', '*', '-n', '; rm -rf /', '!x'])(
    'takes %j as one word',
    (word) => {
      expect(wordsOf(`npx koocontract ${quote(word)}`)).toEqual([word]);
    },
  );

  it('leaves a harmless word as it is', () => {
    expect(quote('https://shop.example:8080/saas')).toBe('https://shop.example:8080/saas');
  });

  it('sends a body again', async () => {
    const body = `{"memo":"it's $HOME"}`;
    const request = { exchange: 'queryInstance', sent: sent('POST', target.url, body) };
    const command = sendAgain(await targetOf('saas-v2'), request).replace(/ \| sh$/, '');
    expect(wordsOf(command)).toEqual(['sign', '--guide', 'saas-v2', '--to', target.url, '--body', body]);
  });

  it('names the exchange where the path tells it', async () => {
    const request = { exchange: 'authSync', sent: sent('POST', target.url, '{}') };
    const command = sendAgain(await targetOf('kit-v2'), request).replace(/ \| sh$/, '');
    expect(wordsOf(command).slice(0, 2)).toEqual(['sign', 'authSync']);
  });

  it('sends a query again, without the signature and what the address has by itself', async () => {
    const url = `${target.url}&activity=upgrade&memo=a%20%26%2B%E4%B8%AD&timeStamp=20200101&authToken=x%2By`;
    const request = { exchange: 'upgrade', sent: sent('GET', url, '') };
    const command = sendAgain(await targetOf('saas-v1'), request).replace(/ \| sh$/, '');
    const query = 'activity=upgrade&memo=a+%26%2B%E4%B8%AD';
    expect(wordsOf(command)).toEqual(['sign', '--guide', 'saas-v1', '--to', target.url, '--query', query]);
  });

  it('runs checks again', () => {
    expect(wordsOf(checkAgain(target, ['signature.wrong', 'a.b'], 'real'))).toEqual([
      'verify',
      target.url,
      '--guide',
      'saas-v2',
      '--only',
      'signature.wrong',
      'a.b',
      '--calls',
      'real',
    ]);
  });

  it('names the variable of the key where it is not the usual one', () => {
    const command = checkAgain({ ...target, keyEnv: 'SHOP_KEY' }, ['a.b'], 'debug');
    expect(wordsOf(command).slice(-2)).toEqual(['--key-env', 'SHOP_KEY']);
  });
});
