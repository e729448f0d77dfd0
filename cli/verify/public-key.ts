import { readFileSync } from 'node:fs';
import type { EncryptSecret } from '../../contracts/merchant/secret-fields.ts';
import { encryptSecret } from '../../runtime/signing/rsa-oaep.ts';
import { CommandError } from '../exit.ts';

/** @throws CommandError when the file holds no fitting RSA key */
export function encryptionWith(file: string): EncryptSecret {
  try {
    const publicKey = readFileSync(file, 'utf8');
    const encrypt: EncryptSecret = (plain, digest) => encryptSecret(plain, publicKey, { digest });
    encrypt('test', 'sha256');
    return encrypt;
  } catch (error) {
    throw new CommandError(`--public-key ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
