import type { OaepDigest } from '../../runtime/signing/rsa-oaep.ts';
import { isAccepted } from '../checks/answer.ts';
import { type Book, requestOf } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import { secretFields } from '../merchant/secret-fields.ts';
import type { Messenger } from './messenger.ts';

const digests: readonly OaepDigest[] = ['sha256', 'sha256-mgf1-sha1', 'sha1'];

/** The digest that the merchant decrypts secrets with: none is documented, so each is right. */
export async function fittingDigest(
  { send }: Pick<Messenger, 'send'>,
  book: Book,
  subject: Subject,
): Promise<OaepDigest> {
  const { model, guide } = book;
  const names = Object.keys(guide.requests);
  const exchange = names.find((name) => secretFields(model, exchangeOf(model, name)).length > 0);
  if (exchange === undefined) return 'sha256';
  await send('', guide.cast.first, requestOf(book, { exchange: guide.cast.first }, subject));
  for (const digest of digests) {
    const fields = requestOf(book, { exchange }, subject);
    if (isAccepted(await send(`sync.add-${exchange}`, exchange, fields, { digest }))) return digest;
  }
  return 'sha256';
}
