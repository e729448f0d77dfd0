import type { Exchange } from '../../generator/model/model.ts';
import { responseSchemeNamed } from '../../runtime/signing/schemes.ts';
import { type Matching, text } from './matchers.ts';

/** How the headers look that response signatures travel in, by scheme. */
const forms: Readonly<Record<string, string>> = {
  'body-sign': '^sign_type="HMAC-SHA256", ?signature= ?"[A-Za-z0-9+/]+={0,2}"$',
};

/**
 * The headers that sign the response, by their form: what they hold depends on a key that Pact does not know.
 *
 * @throws Error for a scheme that does not exist
 */
export function expectedSignature({ responseSignature }: Exchange): Record<string, Matching<string>> {
  if (responseSignature === undefined) return {};
  const body = new TextEncoder().encode('{}');
  const key = 'key-of-the-pact-examples';
  const headers = responseSchemeNamed(responseSignature).sign({ headers: {}, body }, { key });
  const form = forms[responseSignature] ?? '^.+$';
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(form, value)]));
}
