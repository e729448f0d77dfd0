/** A text can't be decrypted. The message holds no part of the text, its meaning or the key. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}
