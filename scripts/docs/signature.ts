import {
  dereference,
  isRecord,
  listAt,
  type OpenApi,
  recordAt,
  textAt,
} from '../../generator/load/openapi.ts';
import type { Exchange } from '../../generator/model/model.ts';
import type { Operation } from '../../generator/model/operations.ts';
import { duration } from '../../generator/targets/documentation.ts';

/**
 * The signature of the request, where it travels and how far clocks may differ, and that of the answer, as Markdown:
 * `saas-v2` in query `signature`, `timestamp`, `nonce`, ±1 min.
 */
export function signatureInWords(openapi: OpenApi, exchange: Exchange, { node }: Operation): string {
  const requirements = listAt(Array.isArray(node['security']) ? node : openapi, 'security');
  const told = new Set<string>();
  const alternatives = requirements.filter(isRecord).map((requirement) => {
    const schemes = Object.keys(requirement).map((name) => {
      const short = told.has(name);
      told.add(name);
      return schemeInWords(openapi, name, short);
    });
    return schemes.join(' and ') || 'none';
  });
  const request = alternatives.join(', or ') || 'none';
  const { responseSignature } = exchange;
  return responseSignature === undefined ? request : `${request}; answer \`${responseSignature}\``;
}

/** @param short leaves out where it travels, which the reader has just been told */
function schemeInWords(openapi: OpenApi, name: string, short: boolean): string {
  const schemes = recordAt(recordAt(openapi, 'components'), 'securitySchemes');
  const scheme = dereference(openapi, schemes[name]);
  const signature = recordAt(scheme, 'x-signature');
  if (textAt(signature, 'scheme') === '')
    return textAt(scheme, 'type') === 'http' ? `${textAt(scheme, 'scheme')} token` : `\`${name}\``;
  const named = `\`${textAt(signature, 'scheme')}\``;
  if (short) return named;
  const places = Map.groupBy(listAt(signature, 'parameters'), (parameter) => textAt(parameter, 'in'));
  const travels = [...places].map(
    ([place, parameters]) =>
      `${place} ${parameters.map((parameter) => `\`${textAt(parameter, 'name')}\``).join(', ')}`,
  );
  const window = signature['window'];
  const freshness = typeof window === 'number' ? `, ±${duration(window)}` : '';
  return `${named} in ${travels.join(' and ')}${freshness}`;
}
