import { below, isRecord } from './spot.js';

/** @import { Exchange, Finding } from './exchange.js' */
/** @import { Spot } from './spot.js' */

/**
 * A tool that chooses a code in a role (but success) needs its body: an example named by the code, under the code's
 * status. And it can choose one code only.
 *
 * @param {Exchange} exchange
 * @returns {Finding[]}
 */
export function roleExamples(exchange) {
  /** @type {Map<string, string>} */
  const holders = new Map();
  return [...exchange.codes].flatMap(([code, spot]) => {
    const roles = rolesOf(exchange, spot);
    const twice = roles
      .filter((role) => holders.has(role))
      .map((role) => ({
        message: `The role "${role}" is given to "${holders.get(role)}" and "${code}". Give it to one code only.`,
        location: spot.location.child(['for']),
      }));
    for (const role of roles) holders.set(role, code);
    return [
      ...twice,
      ...(roles.some((role) => role !== 'success') ? refusalExample(exchange, code, spot) : []),
    ];
  });
}

/**
 * @param {Exchange} exchange
 * @param {string} code
 * @param {Spot} spot
 * @returns {Finding[]}
 */
function refusalExample({ ctx, operation, responseExamples }, code, spot) {
  const status = String(below(ctx, spot, 'status')?.node ?? 200);
  const [example, ...others] = responseExamples.filter(({ name }) => name === code);
  const right = [example, ...others].find((candidate) => candidate?.status === status);
  if (right !== undefined) return holdsCode(right.spot, code);
  if (example !== undefined) {
    const message = `The example "${code}" stands under status ${example.status}; x-result-codes says ${status}.`;
    return [{ message, location: example.place.key() }];
  }
  const message = `The result code "${code}" has a role but no example. Add one named "${code}" to the response ${status}.`;
  return [{ message, location: operation.location.child(['responses']).key() }];
}

/**
 * @param {Spot} example
 * @param {string} code
 * @returns {Finding[]}
 */
function holdsCode({ node, location }, code) {
  const value = isRecord(node) ? node['value'] : undefined;
  if (!isRecord(value) || Object.values(value).includes(code)) return [];
  return [{ message: `The example "${code}" holds another code.`, location: location.child(['value']) }];
}

/**
 * @param {Exchange} exchange
 * @param {Spot} code
 * @returns {string[]}
 */
function rolesOf({ ctx }, code) {
  const roles = below(ctx, code, 'for')?.node ?? [];
  return [roles].flat().filter((role) => typeof role === 'string');
}
