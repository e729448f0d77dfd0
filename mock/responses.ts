import { textAt } from '../generator/load/openapi.ts';
import type { Exchange } from '../generator/model/model.ts';
import type { Answer } from '../runtime/receiving/answer.ts';
import type { Documented, Prism } from './prism.ts';

/** A response that is ready to be sent. */
export interface Prepared {
  readonly answer: Answer;
  /** What was printed as the answer's body. */
  readonly body: unknown;
  /** The result code it carries. */
  readonly code: string | undefined;
}

/** Prints a JSON value. */
export type Print = (value: unknown) => string;

/** Has Prism make the documented responses of an exchange, each of them once: examples don't change. */
export function createResponder(
  exchange: Exchange,
  prism: Prism,
  print: Print,
): (documented: Documented) => Promise<Prepared> {
  const made = new Map<string, Promise<Prepared>>();
  return (documented) => {
    const key = JSON.stringify(documented);
    const known = made.get(key);
    if (known !== undefined) return known;
    const prepared = prepare(exchange, prism, print, documented);
    made.set(key, prepared);
    return prepared;
  };
}

async function prepare(
  exchange: Exchange,
  prism: Prism,
  print: Print,
  documented: Documented,
): Promise<Prepared> {
  const { status, example } = documented;
  const { headers, body } = await prism.respond(exchange, documented);
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const answer = { status, headers: Object.fromEntries(lowerCase), body: printBody(body, print, headers) };
  return { answer, body, code: resultCode(exchange, body, example) };
}

/** @param headers names in any case */
export function printBody(body: unknown, print: Print, headers: Readonly<Record<string, string>>): string {
  if (body === undefined) return '';
  // An example of XML or plain text is that very text.
  const isText =
    typeof body === 'string' && !/json/i.test(headers['Content-type'] ?? headers['content-type'] ?? '');
  return isText ? body : print(body);
}

/** Errors of the gateway carry their code in a field of their own, but their examples are named by it. */
function resultCode(
  { resultCodes }: Exchange,
  body: unknown,
  example: string | undefined,
): string | undefined {
  if (resultCodes === undefined) return undefined;
  const code = textAt(body, resultCodes.code);
  if (code !== '') return code;
  return resultCodes.codes.some((entry) => entry.code === example) ? example : undefined;
}
