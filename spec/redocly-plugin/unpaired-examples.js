import { nearest } from './nearest.js';

/** @import { Exchange, Finding } from './exchange.js' */

/**
 * A request example and the response example of the same name belong together; a response example without a request is a
 * refusal, named by a result code.
 *
 * @param {Exchange} exchange
 * @returns {Finding[]}
 */
export function unpairedExamples({ requestExamples, responseExamples, codes }) {
  const requests = requestExamples.map(({ name }) => name);
  const responses = responseExamples.map(({ name }) => name);
  const unanswered = requestExamples
    .filter(({ name }) => !responses.includes(name))
    .map(({ name, place }) => ({
      message: `The request example "${name}" has no response example of the same name. Add one to a response.`,
      location: place.key(),
      suggest: near(
        name,
        responses.filter((candidate) => !requests.includes(candidate) && !codes.has(candidate)),
      ),
    }));
  const unasked = responseExamples
    .filter(({ name }) => !requests.includes(name) && !codes.has(name))
    .map(({ name, place }) => ({
      message:
        `The response example "${name}" answers no request example of the same name, and is no code of x-result-codes. ` +
        'Add the request example, or name a refusal by its code.',
      location: place.key(),
      suggest: near(name, [
        ...requests.filter((candidate) => !responses.includes(candidate)),
        ...codes.keys(),
      ]),
    }));
  return [...unanswered, ...unasked];
}

/**
 * @param {string} name
 * @param {string[]} names
 */
function near(name, names) {
  const candidate = nearest(name, names);
  return candidate === undefined ? [] : [candidate];
}
