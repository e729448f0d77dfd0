import { isRecord, textAt } from '../../generator/load/openapi.ts';
import type { Exchange } from '../../generator/model/model.ts';
import { textType } from '../../generator/validation/text-type.ts';
import { readText } from '../../runtime/receiving/parameters.ts';
import { expectedSignature } from '../pact/response-signature.ts';
import { bodyFaults } from './body-faults.ts';
import { type Documented, type DocumentedResponse, responseFor } from './documented.ts';
import type { Fault } from './fault.ts';
import type { PactBody, PactResponse } from './http-message.ts';
import { isStandardHeader } from './standard-headers.ts';
import type { Subject } from './subject.ts';
import { didYouMean } from './words.ts';

/** Where a consumer expects more of an answer than the document promises. */
export async function responseFaults(
  subject: Subject,
  documented: Documented,
  response: PactResponse,
): Promise<Fault[]> {
  const { exchange, keys } = documented;
  const found = responseFor(documented, response.status);
  if (found === undefined) {
    const known = documented.responses.map(({ status }) => status).join(', ') || 'none';
    return [
      {
        severity: 'error',
        at: ['response', 'status'],
        message: `${exchange.name} is expected to be answered with HTTP ${response.status}, which the document does not know`,
        mend: 'Expect a documented status, or document this one.',
        expected: `HTTP ${known}`,
        actual: `HTTP ${response.status}`,
        rule: { keys: [...keys, 'responses'] },
      },
    ];
  }
  const place = [...keys, 'responses', found.status];
  return [
    ...headerFaults(subject, exchange, found, response, place),
    ...codeFaults(exchange, response, keys),
    ...(await bodyOfResponse(subject, exchange, found, response.body, place)),
  ];
}

function headerFaults(
  { model, partial }: Subject,
  exchange: Exchange,
  { headers }: DocumentedResponse,
  response: PactResponse,
  place: readonly string[],
): Fault[] {
  const known = [...headers.map(({ name }) => name), ...Object.keys(expectedSignature(exchange))];
  return response.headers.flatMap(({ name, values }): Fault[] => {
    const isNamed = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
    const header = headers.find((each) => isNamed(each.name));
    const common = {
      severity: 'error',
      at: ['response', 'headers', name],
      actual: `${name}: ${values.join(', ')}`,
    } as const;
    if (header !== undefined) {
      const faults = partial(header.schema)(
        readText(values, { name, ...textType(model, header.schema) }) as string,
      );
      return faults.slice(0, 1).map(({ message }) => ({
        ...common,
        message: `The header ${name} of the answer to ${exchange.name} ${message}`,
        mend: 'Expect it as the document describes it.',
        expected: `header ${name} ${message}`,
        rule: { keys: [...place, 'headers', header.name] },
      }));
    }
    if (known.some(isNamed) || isStandardHeader(name)) return [];
    return [
      {
        ...common,
        message: `The answer to ${exchange.name} is expected to have the header ${name}, which the document does not know`,
        mend: didYouMean(name, known, 'Take it out of what the consumer expects, or document it.'),
        expected: known.join(', ') || 'no headers',
        rule: { keys: place },
      },
    ];
  });
}

/** Result codes are documented for each exchange, whatever the schema of the answer lets through. */
function codeFaults(
  { name, resultCodes }: Exchange,
  response: PactResponse,
  keys: readonly string[],
): Fault[] {
  const { body } = response;
  const code = resultCodes === undefined || body === undefined ? '' : textAt(jsonIn(body), resultCodes.code);
  if (resultCodes === undefined || body === undefined || code === '') return [];
  const known = resultCodes.codes.map((each) => each.code);
  if (known.includes(code)) return [];
  return [
    {
      severity: 'error',
      at: ['response', ...body.at, resultCodes.code],
      message: `${name} is expected to be answered with ${resultCodes.code} ${code}, which is not documented for it`,
      mend: 'Expect a documented code.',
      expected: known.join(', '),
      actual: code,
      rule: { keys: [...keys, 'x-result-codes'] },
    },
  ];
}

function jsonIn({ bytes }: PactBody): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

async function bodyOfResponse(
  subject: Subject,
  exchange: Exchange,
  { contents }: DocumentedResponse,
  body: PactBody | undefined,
  place: readonly string[],
): Promise<Fault[]> {
  if (body === undefined) return [];
  if (contents.length > 0)
    return bodyFaults(subject, exchange, contents, body, {
      side: 'response',
      keys: [...place, 'content'],
      validate: subject.partial,
    });
  return [
    {
      severity: 'error',
      at: ['response', 'body'],
      message: `The answer to ${exchange.name} is expected to have a body, and the document knows none`,
      mend: 'Take the body out of what the consumer expects, or document it.',
      expected: 'no body',
      actual: 'a body',
      rule: { keys: place },
    },
  ];
}
