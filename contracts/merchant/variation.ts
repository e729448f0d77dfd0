import type { Exchange } from '../../generator/model/model.ts';
import type { OaepDigest } from '../../runtime/signing/rsa-oaep.ts';
import type { SignableRequest, SignatureScheme } from '../../runtime/signing/scheme.ts';
import type { PrintBody } from './place-fields.ts';
import type { EncryptSecret } from './secret-fields.ts';
import { type SigningRole, signingParameters, signingValue, withSigningValue } from './signing-parameters.ts';
import type { Wire } from './wire.ts';

/** How a request differs from what the platform would send. */
export interface Variation {
  /** Milliseconds that the signing clock is ahead of ours; negative: behind. */
  readonly clockOffset?: number;
  /** Signs with this key instead of the merchant's. */
  readonly key?: string;
  /** Signs with this nonce instead of a random one. */
  readonly nonce?: string;
  /** Sends and signs this body instead of the fields. */
  readonly body?: string;
  /** Prints, and signs, the members of the body in another way. */
  readonly print?: PrintBody;
  readonly contentType?: string;
  /** Encrypts secrets with another hash. */
  readonly digest?: OaepDigest;
  /** Encrypts secrets in another way than for the merchant. */
  readonly encrypt?: EncryptSecret;
  /** Signs in another way than the guide says. */
  readonly sign?: SignatureScheme['sign'];
  /** Signs a few milliseconds earlier each time until the signature is like this. */
  readonly until?: (signature: string) => boolean;
  /** Changes signing parameters after the request was signed, wherever they travel; `undefined` takes one out. */
  readonly change?: Change;
  /** The platform sends no such request: only the check that does judges the answer. */
  readonly odd?: true;
  /** Whether the server has stopped answering is for the check to find out. */
  readonly patient?: true;
  /** How it goes over the wire. */
  readonly wire?: Wire;
  /** Changes the request after it was signed. */
  readonly tamper?: (signed: SignableRequest) => SignableRequest;
}

export type Change = Readonly<Partial<Record<SigningRole, (sent: string) => string | undefined>>>;

/** A signed request with its signing parameters changed. */
export function changed(exchange: Exchange, signed: SignableRequest, change: Change): SignableRequest {
  return signingParameters(exchange).reduce((request, parameter) => {
    const make = change[parameter.role];
    if (make === undefined) return request;
    return withSigningValue(request, parameter, make(signingValue(request, parameter)));
  }, signed);
}
