import type { Parameter } from '../../generator/model/model.ts';
import { textType } from '../../generator/validation/text-type.ts';
import { readText } from '../../runtime/receiving/parameters.ts';
import { bodyFaults } from './body-faults.ts';
import type { Documented } from './documented.ts';
import type { Fault } from './fault.ts';
import type { Named, PactRequest } from './http-message.ts';
import { isStandardHeader } from './standard-headers.ts';
import type { Subject } from './subject.ts';
import { didYouMean } from './words.ts';

/**
 * Where a request differs from what the document asks for.
 *
 * @param path values of the parameters in the path
 */
export async function requestFaults(
  subject: Subject,
  documented: Documented,
  request: PactRequest,
  path: Readonly<Record<string, string>>,
): Promise<Fault[]> {
  const { parameters } = documented.exchange;
  return [
    ...parameters.flatMap((parameter) => parameterFaults(subject, documented, parameter, request, path)),
    ...unknownParameters(subject, documented, 'query', request.query),
    ...unknownParameters(subject, documented, 'header', request.headers),
    ...(await bodyOfRequest(subject, documented, request)),
  ];
}

function parameterFaults(
  { model, whole }: Subject,
  { exchange, keys }: Documented,
  parameter: Parameter,
  request: PactRequest,
  path: Readonly<Record<string, string>>,
): Fault[] {
  const { name, in: place, schema, required, signing } = parameter;
  if (place === 'cookie') return [];
  const values = place === 'path' ? [path[name] ?? ''] : valuesOf(request, place, name);
  const at = ['request', place === 'path' ? 'path' : place === 'query' ? 'query' : 'headers'];
  const rule = { keys, parameter: { in: place, name } };
  const words = place === 'header' ? `header ${name}` : `${place} parameter ${name}`;
  if (values.length === 0) {
    if (!required) return [];
    return [
      {
        severity: signing ? 'warning' : 'error',
        at,
        message: `The request of ${exchange.name} lacks the ${words}, which is mandatory`,
        mend: signing
          ? 'That is right only where something in between signs, as `koocontract proxy` does; else let the consumer send it.'
          : `Let the consumer send ${name}.`,
        expected: `${words}, mandatory`,
        actual: 'none',
        rule,
      },
    ];
  }
  const faults = whole(schema)(readText(values, { name, ...textType(model, schema) }) as string);
  return faults.slice(0, 1).map((fault) => ({
    severity: 'error',
    at: place === 'path' ? at : [...at, keyOf(place === 'query' ? request.query : request.headers, name)],
    message: `The ${words} of ${exchange.name} ${fault.message}`,
    mend: `Send a ${name} as the document describes it.`,
    expected: `${words} ${fault.message}`,
    actual: values.join(', '),
    rule,
  }));
}

function valuesOf(
  { query, headers }: PactRequest,
  place: 'query' | 'header',
  name: string,
): readonly string[] {
  const found =
    place === 'query'
      ? query.find((each) => each.name === name)
      : headers.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return found?.values ?? [];
}

/** The name as the pact writes it. */
function keyOf(named: readonly Named[], name: string): string {
  return named.find((each) => each.name.toLowerCase() === name.toLowerCase())?.name ?? name;
}

/** More than is documented may be ignored, or refused: the document does not tell. */
function unknownParameters(
  { security }: Subject,
  { exchange, keys }: Documented,
  place: 'query' | 'header',
  sent: readonly Named[],
): Fault[] {
  const documented = exchange.parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name }) => name);
  const known = new Set(documented.map((name) => (place === 'header' ? name.toLowerCase() : name)));
  return sent
    .filter(({ name }) => {
      const key = place === 'header' ? name.toLowerCase() : name;
      if (known.has(key) || security.has(`${place} ${name.toLowerCase()}`)) return false;
      return place === 'query' || !isStandardHeader(name);
    })
    .map(({ name, values }) => ({
      severity: 'warning',
      at: ['request', place === 'query' ? 'query' : 'headers', name],
      message: `The document knows no ${place === 'query' ? 'query parameter' : 'header'} ${name} of ${exchange.name}`,
      mend: didYouMean(name, documented, 'Take it out of the request.'),
      expected: documented.length === 0 ? 'none' : documented.join(', '),
      actual: `${name}: ${values.join(', ')}`,
      rule: { keys },
    }));
}

async function bodyOfRequest(
  subject: Subject,
  documented: Documented,
  request: PactRequest,
): Promise<Fault[]> {
  const { exchange, contents, keys, bodyRequired } = documented;
  const { body } = request;
  const rule = { keys: [...keys, 'requestBody'] };
  if (body === undefined) {
    if (!bodyRequired) return [];
    const message = `The request of ${exchange.name} has no body, which is mandatory`;
    const mend = 'Let the consumer send the documented body.';
    return [{ severity: 'error', at: ['request'], message, mend, expected: 'a body', actual: 'none', rule }];
  }
  if (contents.length === 0) {
    const message = `The request of ${exchange.name} has a body, and the document knows none`;
    const mend = 'Take the body out of the request.';
    const at = ['request', 'body'];
    return [
      { severity: 'warning', at, message, mend, expected: 'no body', actual: 'a body', rule: { keys } },
    ];
  }
  return bodyFaults(subject, exchange, contents, body, {
    side: 'request',
    keys: [...keys, 'requestBody', 'content'],
    validate: subject.whole,
  });
}
