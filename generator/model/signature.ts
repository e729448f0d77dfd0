import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import type { Signature } from './model.ts';

/** The signature of an operation: that of the first security scheme with `x-signature` among its requirements. */
export function readSignature(openapi: OpenApi, operation: unknown): Signature | undefined {
  const scheme = signingSchemes(openapi, operation)[0];
  if (scheme === undefined) return undefined;
  const window = scheme['window'];
  return { scheme: textAt(scheme, 'scheme'), window: typeof window === 'number' ? window : undefined };
}

/** `query signature`, `header ts` …: the parameters that signature schemes set and check by themselves. */
export function signingParameters(openapi: OpenApi, operation: unknown): ReadonlySet<string> {
  const parameters = signingSchemes(openapi, operation).flatMap((scheme) => listAt(scheme, 'parameters'));
  return new Set(
    parameters.map((parameter) => parameterKey(textAt(parameter, 'in'), textAt(parameter, 'name'))),
  );
}

/** Header names know no case. */
export function parameterKey(place: string, name: string): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function signingSchemes(openapi: OpenApi, operation: unknown): Readonly<Record<string, unknown>>[] {
  const own = isRecord(operation) && Array.isArray(operation['security']);
  const requirements = listAt(own ? operation : openapi, 'security');
  const names = requirements.flatMap((requirement) =>
    isRecord(requirement) ? Object.keys(requirement) : [],
  );
  const schemes = recordAt(recordAt(openapi, 'components'), 'securitySchemes');
  return [...new Set(names)]
    .map((name) => recordAt(dereference(openapi, schemes[name]), 'x-signature'))
    .filter((signature) => textAt(signature, 'scheme') !== '');
}
