import { nearest } from './nearest.js';
import { below, entries } from './spot.js';

/** @import { Exchange, Finding } from './exchange.js' */
/** @import { Spot } from './spot.js' */

/**
 * The fields that x-idempotency and x-provider-state name exist.
 *
 * @param {Exchange} exchange
 * @returns {Finding[]}
 */
export function namedFields(exchange) {
  const { ctx, operation, requestExamples, requestFields, responseFields } = exchange;
  const provided = requestExamples.map(({ spot }) => below(ctx, spot, 'x-provider-state', 'provides'));
  return [
    ...missing(exchange, below(ctx, operation, 'x-idempotency', 'key'), 'request', [...requestFields.keys()]),
    ...missing(exchange, below(ctx, operation, 'x-idempotency', 'apart'), 'request', [
      ...requestFields.keys(),
    ]),
    ...missing(exchange, below(ctx, operation, 'x-idempotency', 'same'), 'response', [
      ...responseFields.keys(),
    ]),
    ...provided.flatMap((names) => missing(exchange, names, 'request', [...requestFields.keys()])),
  ];
}

/**
 * @param {Exchange} exchange
 * @param {Spot | undefined} names
 * @param {'request' | 'response'} side
 * @param {string[]} fields
 * @returns {Finding[]}
 */
function missing({ ctx }, names, side, fields) {
  return entries(ctx, names)
    .map(({ spot, place }) => ({ name: String(spot.node), place }))
    .filter(({ name }) => !fields.includes(name))
    .map(({ name, place }) => {
      const candidate = nearest(name, fields);
      return {
        message: `The ${side} has no field "${name}". It has ${fields.join(', ')}.`,
        location: place,
        suggest: candidate === undefined ? [] : [candidate],
      };
    });
}
