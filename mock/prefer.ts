import type { Exchange, Reply } from '../generator/model/model.ts';
import type { Decision } from './behaviour.ts';
import type { Documented } from './prism.ts';

/** The caller prefers a response that the document does not have. */
export class UnknownPreference extends Error {
  override readonly name = 'UnknownPreference';
}

/**
 * The response that a caller asks for with `Prefer: example=NAME`, `Prefer: code=STATUS` or both, as with Prism;
 * `undefined` when the header asks for neither. Refusals are examples named by their code.
 *
 * @throws UnknownPreference that lists what there is
 */
export function preferredResponse(exchange: Exchange, header: string): Documented | undefined {
  const wishes = new Map(
    header.split(/[,;]/).map((wish) => {
      const [name = '', value = ''] = wish.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
    }),
  );
  const code = wishes.get('code');
  const example = wishes.get('example');
  if (code === undefined && example === undefined) return undefined;
  const replies = code === undefined ? exchange.responses : repliesTo(exchange, code);
  if (example === undefined) return { status: Number(code), example: undefined };
  const reply = replies.find((candidate) => exampleNames(exchange, candidate).includes(example));
  if (reply === undefined) {
    const names = replies.flatMap((candidate) => exampleNames(exchange, candidate)).join(', ');
    const under = code === undefined ? '' : ` under status ${code}`;
    throw new UnknownPreference(
      `${exchange.name} has no example ${JSON.stringify(example)}${under}; ${names === '' ? 'there is none' : `there are ${names}`}`,
    );
  }
  return { status: code === undefined ? statusOf(reply) : Number(code), example };
}

/**
 * The response that a behaviour has decided on.
 *
 * @throws Error when the document has no such example: a mistake of the mock
 */
export function decidedResponse(exchange: Exchange, { example, status, mediaType }: Decision): Documented {
  // Prism itself refuses to make a response that the document lacks.
  if (status !== undefined) return { status, example, mediaType };
  const reply = exchange.responses.find(
    (candidate) => example !== undefined && exampleNames(exchange, candidate).includes(example),
  );
  if (reply === undefined) throw new Error(`${exchange.name} has no example ${JSON.stringify(example)}.`);
  return { status: statusOf(reply), example, mediaType };
}

/** Number of a documented status; ranges and `default` have the number they are answered with. */
export function statusOf({ status }: Pick<Reply, 'status'>): number {
  return status === 'default' ? 200 : Number(status.replace(/XX$/i, '00'));
}

/** As Prism looks for it: the very status, its range, `default`. */
function repliesTo(exchange: Exchange, code: string): Reply[] {
  const { responses } = exchange;
  const found = /^[1-5]\d\d$/.test(code)
    ? [code, `${code.charAt(0)}XX`, 'default']
        .map((status) => responses.find((reply) => reply.status.toUpperCase() === status.toUpperCase()))
        .find((reply) => reply !== undefined)
    : undefined;
  if (found !== undefined) return [found];
  const statuses = [...new Set(responses.map(({ status }) => status))].join(', ');
  throw new UnknownPreference(
    `${exchange.name} has no response with the status ${JSON.stringify(code)}; there are ${statuses} (for a result code write example=CODE)`,
  );
}

function exampleNames({ examples }: Exchange, { status, refusals }: Reply): string[] {
  const pairs = examples.filter(({ response }) => response.status === status).map(({ name }) => name);
  return [...pairs, ...Object.keys(refusals)];
}
