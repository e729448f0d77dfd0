import type { Exchange } from '../../generator/model/model.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';

export type SigningRole = 'signature' | 'timestamp' | 'nonce';

/** A parameter that the signature scheme sets. */
export interface SigningParameter {
  readonly role: SigningRole;
  readonly in: 'query' | 'header';
  readonly name: string;
}

/** The signing parameters of an exchange, in the document's order. */
export function signingParameters({ parameters }: Exchange): readonly SigningParameter[] {
  const signing = parameters.filter((parameter) => parameter.signing);
  // OpenAPI ignores parameters of this name, so a scheme that uses it has none in the document.
  if (signing.length === 0) return [{ role: 'signature', in: 'header', name: 'Authorization' }];
  return signing.map((parameter) => ({
    role: /nonce/i.test(parameter.name) ? 'nonce' : /time/i.test(parameter.name) ? 'timestamp' : 'signature',
    in: parameter.in === 'header' ? 'header' : 'query',
    name: parameter.name,
  }));
}

/** The value of a signing parameter; empty when the request has none. */
export function signingValue({ url, headers }: SignableRequest, parameter: SigningParameter): string {
  const { in: place, name } = parameter;
  return (place === 'query' ? url.searchParams.get(name) : headers.get(name)) ?? '';
}

/** The request with another value of a signing parameter; `undefined` takes it out. */
export function withSigningValue(
  request: SignableRequest,
  { in: place, name }: SigningParameter,
  value: string | undefined,
): SignableRequest {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  const values = place === 'query' ? url.searchParams : headers;
  if (value === undefined) values.delete(name);
  else values.set(name, value);
  return { ...request, url, headers };
}
