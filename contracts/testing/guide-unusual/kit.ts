import { generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { encryptSecret } from '../../../runtime/signing/rsa-oaep.ts';
import type { VerifyOptions } from '../../verify.ts';
import { acting } from '../guide-alter.ts';
import { failed, type GuideChange, ok } from '../guide-merchant.ts';
import { type GuideUnusual, hollow, oneCode, pretty, quiet } from './common.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
const publicText = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const withPublicKey: Partial<VerifyOptions> = {
  encryptSecret: (plain, digest) => encryptSecret(plain, publicText, { digest }),
};

/** Needs the secret that only the platform and it know. */
const decrypting: GuideChange = acting(({ fields }, normally) => {
  if (fields['clientSecret'] === undefined) return normally();
  try {
    const encrypted = Buffer.from(String(fields['clientSecret']), 'base64');
    const plain = privateDecrypt({ key: privateKey, oaepHash: 'sha1' }, encrypted);
    return normally({ ...fields, clientSecret: plain.toString() });
  } catch {
    return failed;
  }
});

export const kitUnusual: readonly GuideUnusual[] = [
  quiet,
  pretty,
  oneCode,
  {
    habit: 'knows no departments, and answers success',
    change: acting(({ exchange }, normally) => (/OrgSync$/.test(exchange) ? ok : normally())),
    warnings: ['result-codes.mandatory-fields-singleOrgSync', 'result-codes.mandatory-fields-allOrgSync'],
  },
  { habit: 'answers debugging calls without a look at them', change: hollow(() => ok) },
  { habit: 'can decrypt no secret, since its key is not known', change: decrypting },
  { habit: 'decrypts secrets with SHA-1', change: decrypting, options: withPublicKey },
];
