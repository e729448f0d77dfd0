import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPrivateKey, readPublicKey } from './rsa-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1025 });
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('readPublicKey', () => {
  const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const pkcs1 = rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  const base64 = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

  it.each([
    ['PEM', pem],
    ['PEM of PKCS#1', pkcs1],
    ['base64', base64],
  ])('reads %s', (_form, text) => {
    const { key, bits } = readPublicKey(text);
    expect([key.equals(rsa.publicKey), bits]).toEqual([true, 1025]);
  });

  it.each(['', 'x', base64.slice(0, -8), pem.replace('MI', 'MJ'), '-----BEGIN '])('refuses %j', (text) => {
    expect(() => readPublicKey(text)).toThrow(/^The public key can't be read: give an RSA key .+ SPKI/);
  });

  it.each([
    ['rsa-pss', pss],
    ['ec', ec],
  ])('refuses a key of type %s', (type, { publicKey }) => {
    const text = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(() => readPublicKey(text)).toThrow(`The public key is of type ${type}: give an RSA key`);
  });
});

describe('readPrivateKey', () => {
  const pem = rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const pkcs1 = rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  const base64 = rsa.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

  it.each([
    ['PEM', pem],
    ['PEM of PKCS#1', pkcs1],
    ['base64', base64],
  ])('reads %s', (_form, text) => {
    const { key, bits } = readPrivateKey(text);
    expect([key.equals(rsa.privateKey), bits]).toEqual([true, 1025]);
  });

  it('refuses a key with a password, a public key and a cut one, and prints nothing of them', () => {
    const locked = rsa.privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-128-cbc',
      passphrase: 'x',
    });
    const open = rsa.publicKey.export({ format: 'pem', type: 'spki' });
    for (const text of [locked.toString(), open.toString(), base64.slice(0, -8), pem.slice(0, 200)]) {
      const read = () => readPrivateKey(text);
      expect(read).toThrow(/^The private key can't be read: give an RSA key without a password.+ PKCS#8/);
      expect(read).not.toThrow(/[A-Za-z0-9+/]{24}/);
    }
  });

  it('refuses a key of type ec', () => {
    const text = ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => readPrivateKey(text)).toThrow('The private key is of type ec: give an RSA key');
  });
});
