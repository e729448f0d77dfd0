import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkAgain, quote, sendAgain } from './reproduce.ts';

const target = { guide: 'saas-v2', url: 'https://shop.example/saas?a=1&b=$(id)', keyEnv: 'KOO_ACCESS_KEY' };

/** The words that a shell makes of a command. */
function wordsOf(command: string): string[] {
  const list = execFileSync('/bin/sh', ['-c', `koocontract() { printf '%s\\0' "$@"; }; ${command}`]);
  return list.toString().split('\0').slice(0, -1);
}

describe('a command', () => {
  it.each(['', "it's", '$(touch x)', '`id`', '"', '\\', 'a\nb', '中文', '*', '-n', '; rm -rf /', '!x'])(
    'takes %j as one word',
    (word) => {
      expect(wordsOf(`koocontract ${quote(word)}`)).toEqual([word]);
    },
  );

  it('leaves a harmless word as it is', () => {
    expect(quote('https://shop.example:8080/saas')).toBe('https://shop.example:8080/saas');
  });

  it('sends a body again', () => {
    const body = `{"memo":"it's $HOME"}`;
    const command = sendAgain(target, body).replace(/ \| sh$/, '');
    expect(wordsOf(command)).toEqual(['sign', '--guide', 'saas-v2', '--to', target.url, '--body', body]);
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
