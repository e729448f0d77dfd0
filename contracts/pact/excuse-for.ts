import { codeOf, hasRole, isAccepted } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import { findGuide } from '../guides/find-guide.ts';
import { encryptedFields } from '../merchant/encrypted-fields.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import type { Run } from '../source.ts';

/** What a merchant may not know, so that its refusal proves nothing; `undefined` when there is no such excuse. */
export function excuseFor(
  exchanged: Exchanged,
  { model, calls, encryptSecret }: Pick<Run, 'model' | 'encryptSecret'> & { readonly calls: string },
): string | undefined {
  if (isAccepted(exchanged) || codeOf(exchanged) === undefined || hasRole(exchanged, 'unauthorized'))
    return undefined;
  const { unknowable } = findGuide(model)?.habits ?? {};
  if (unknowable !== undefined && calls === 'real' && hasRole(exchanged, 'unknown')) return unknowable;
  const own = ownRefusal(exchanged, model);
  if (own !== undefined)
    return `${codeOf(exchanged)} ("${own}") is documented, so this refusal proves nothing.`;
  if (hasRole(exchanged, 'invalid') && endsInThePast(exchanged))
    return 'The expireTime of this example lies in the past, which a merchant may refuse; life-cycle.renew has one in the future.';
  const sent = encryptedIn(exchanged, model);
  const secrets = sent.flatMap(([name, scheme]) => (scheme === 'rsa-oaep' ? [name] : []));
  if (secrets.length > 0 && encryptSecret === undefined)
    return `The ${secrets.join()} can't be encrypted for the merchant, so a refusal proves nothing. Name the merchant's public key: --public-key FILE.`;
  const fields = sent.flatMap(([name, scheme]) => (scheme === 'aes-cbc' ? [name] : []));
  if (fields.length === 0) return undefined;
  return `${fields.join(' and ')} came encrypted with AES-256, but another key size may be chosen for the merchant's product, so a refusal proves nothing.`;
}

/** Meaning of a code that the exchange has beside those that all have, which end at 000005: quotas, missing details. */
function ownRefusal(exchanged: Exchanged, model: Run['model']): string | undefined {
  const code = codeOf(exchanged);
  const codes = exchangeOf(model, exchanged.exchange).resultCodes?.codes ?? [];
  return codes.find((entry) => entry.code === code && code > '000005')?.meaning;
}

function encryptedIn(
  { exchange, sent }: Exchanged,
  model: Run['model'],
): readonly (readonly [string, string])[] {
  const { searchParams } = new URL(sent.url);
  return [...encryptedFields(model, exchangeOf(model, exchange))].filter(
    ([name]) => searchParams.has(name) || sent.body.includes(`"${name}"`),
  );
}

/** Examples are those of the reference, which is some years old. */
function endsInThePast({ sent: { url, body } }: Exchanged): boolean {
  const asText = /"expireTime":"([^"]*)"/.exec(body)?.[1] ?? new URL(url).searchParams.get('expireTime');
  const digits = (text: string) => text.replaceAll(/\D/g, '').slice(0, 14);
  return asText !== null && digits(asText) !== '' && digits(asText) < digits(new Date().toISOString());
}
