import type { Variation } from '../merchant/variation.ts';
import { authTokenMisreadings } from './misreadings/auth-token.ts';
import { authTokenHeaderMisreadings } from './misreadings/auth-token-header.ts';
import { kitV2Misreadings } from './misreadings/kit-v2.ts';
import { saasV2Misreadings } from './misreadings/saas-v2.ts';

/**
 * One way to address a merchant: the documented one, or what a known misreading of the documents makes of it. A merchant
 * that understands only a misreading is verified in it, so that this one fault is named and hides no others.
 */
export interface Dialect {
  /** The check that fails for a merchant who wants this dialect; none for the documented one. */
  readonly check: string | undefined;
  /** The merchant's misreading, as the end of a sentence. */
  readonly misreading: string;
  readonly variation: Variation;
  /** What the first request has besides, to bring a misreading to light. */
  readonly greeting?: Variation;
}

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
