export const SDK_ALGORITHM = 'SDK-HMAC-SHA256';

/** The header `Authorization` of a request signed with AK and SK. */
export interface SdkAuthorization {
  readonly access: string;
  /** Lower case, sorted. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=a;b, Signature=…`, in any order and spacing; else `undefined`. */
export function parseSdkAuthorization(header: string): SdkAuthorization | undefined {
  const [algorithm] = header.split(/\s/, 1);
  if (algorithm !== SDK_ALGORITHM) return undefined;
  const fields = new Map<string, string>();
  for (const field of header.slice(algorithm.length).split(',')) {
    const equals = field.indexOf('=');
    fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const access = fields.get('Access');
  const names = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (!access || !names || !signature) return undefined;
  const signedHeaders = names
    .toLowerCase()
    .split(';')
    .map((name) => name.trim())
    .sort();
  return signedHeaders.every((name) => HEADER_NAME.test(name))
    ? { access, signedHeaders, signature }
    : undefined;
}
