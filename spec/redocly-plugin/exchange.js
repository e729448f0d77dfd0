import { schemaFields } from './schema-fields.js';
import { below, entries } from './spot.js';

/** @import { Location, UserContext } from '@redocly/openapi-core' */
/** @import { Spot } from './spot.js' */

/**
 * A named example: `place` is where its name stands.
 *
 * @typedef {object} NamedExample
 * @property {string} name
 * @property {Location} place
 * @property {Spot} spot
 * @property {string} status of the response; empty for a request
 */

/**
 * What the checks look at in an operation.
 *
 * @typedef {object} Exchange
 * @property {UserContext} ctx
 * @property {Spot} operation
 * @property {NamedExample[]} requestExamples
 * @property {NamedExample[]} responseExamples
 * @property {Map<string, Spot[]>} requestFields body fields and parameters, with their schemas
 * @property {Map<string, Spot[]>} responseFields of the successful responses
 * @property {Map<string, Spot>} codes of `x-result-codes`
 */

/**
 * A mistake that a check has found.
 *
 * @typedef {{ message: string, location: Location, suggest?: string[] }} Finding
 */

/**
 * @param {UserContext} ctx
 * @param {Spot} operation
 * @param {Spot | undefined} pathItem whose parameters count too
 * @returns {Exchange}
 */
export function readExchange(ctx, operation, pathItem) {
  const parameters = [pathItem, operation].flatMap((spot) => spotsOf(ctx, below(ctx, spot, 'parameters')));
  const bodies = spotsOf(ctx, below(ctx, operation, 'requestBody', 'content'));
  const responses = entries(ctx, below(ctx, operation, 'responses')).flatMap(({ key, spot }) =>
    spotsOf(ctx, below(ctx, spot, 'content')).map((media) => ({ status: key, media })),
  );
  // A redirect says all in its header Location.
  const headers = entries(ctx, below(ctx, operation, 'responses')).flatMap(({ key, spot }) =>
    spotsOf(ctx, below(ctx, spot, 'headers')).map((media) => ({ status: key, media })),
  );
  const successes = responses.filter(({ status }) => status.startsWith('2')).map(({ media }) => media);
  return {
    ctx,
    operation,
    requestExamples: [...parameters, ...bodies].flatMap((holder) => examplesOf(ctx, holder, '')),
    responseExamples: [...responses, ...headers].flatMap(({ status, media }) =>
      examplesOf(ctx, media, status),
    ),
    requestFields: merged([...bodies.map((body) => fieldsOf(ctx, body)), parameterFields(ctx, parameters)]),
    responseFields: merged(successes.map((media) => fieldsOf(ctx, media))),
    codes: new Map(
      entries(ctx, below(ctx, operation, 'x-result-codes', 'codes')).map(({ key, spot }) => [key, spot]),
    ),
  };
}

/**
 * @param {UserContext} ctx
 * @param {Spot | undefined} spot
 */
function spotsOf(ctx, spot) {
  return entries(ctx, spot).map((entry) => entry.spot);
}

/**
 * @param {UserContext} ctx
 * @param {Spot} holder a parameter or media type
 * @param {string} status
 * @returns {NamedExample[]}
 */
function examplesOf(ctx, holder, status) {
  return entries(ctx, below(ctx, holder, 'examples')).map(({ key, place, spot }) => ({
    name: key,
    place,
    spot,
    status,
  }));
}

/**
 * @param {UserContext} ctx
 * @param {Spot} media
 */
function fieldsOf(ctx, media) {
  return schemaFields(ctx, below(ctx, media, 'schema'));
}

/**
 * @param {UserContext} ctx
 * @param {Spot[]} parameters
 * @returns {Map<string, Spot[]>}
 */
function parameterFields(ctx, parameters) {
  return new Map(
    parameters.flatMap((parameter) => {
      const name = below(ctx, parameter, 'name')?.node;
      const schema = below(ctx, parameter, 'schema');
      return typeof name === 'string' ? [[name, schema === undefined ? [] : [schema]]] : [];
    }),
  );
}

/**
 * @param {Map<string, Spot[]>[]} maps
 * @returns {Map<string, Spot[]>}
 */
function merged(maps) {
  /** @type {Map<string, Spot[]>} */
  const all = new Map();
  for (const [name, spots] of maps.flatMap((map) => [...map]))
    all.set(name, [...(all.get(name) ?? []), ...spots]);
  return all;
}
