import type { Dialect } from './dialect.ts';
import { authTokenMisreadings } from './misreadings/auth-token.ts';
import { authTokenHeaderMisreadings } from './misreadings/auth-token-header.ts';
import { kitV2Misreadings } from './misreadings/kit-v2.ts';
import { saasV2Misreadings } from './misreadings/saas-v2.ts';

/** The documented dialect of a signature scheme. */
export function documentedFor(scheme: string): Dialect {
  // Only a token with a plus sign shows who takes it for a blank.
  const greeting = scheme === 'auth-token' ? { greeting: { until: hasPlus } } : {};
  return { check: undefined, misreading: '', variation: {}, ...greeting };
}

const hasPlus = (signature: string) => signature.includes('+');

const bySchemes: Readonly<Record<string, readonly Dialect[]>> = {
  'saas-v2': saasV2Misreadings,
  'kit-v2': kitV2Misreadings,
  'auth-token': authTokenMisreadings,
  'auth-token-header': authTokenHeaderMisreadings,
};

const withoutCharset: Dialect = {
  check: 'transport.request-content-type',
  misreading: 'its Content-Type is application/json without a charset',
  variation: { contentType: 'application/json' },
};

/**
 * The known misreadings of a signature scheme, and of a content type.
 *
 * @param contentType that of the documented requests
 */
export function misreadingsOf(scheme: string, contentType: string): readonly Dialect[] {
  const ofScheme = bySchemes[scheme] ?? [];
  return contentType.includes('charset') ? [...ofScheme, withoutCharset] : ofScheme;
}
