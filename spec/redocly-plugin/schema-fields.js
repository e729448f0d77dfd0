import { below, entries } from './spot.js';

/** @import { UserContext } from '@redocly/openapi-core' */
/** @import { Spot } from './spot.js' */

/**
 * The top-level fields of a schema, through `$ref` and composition; a field may have one schema per branch.
 *
 * @param {UserContext} ctx
 * @param {Spot | undefined} schema
 * @returns {Map<string, Spot[]>}
 */
export function schemaFields(ctx, schema) {
  /** @type {Map<string, Spot[]>} */
  const fields = new Map();
  /** @type {Set<unknown>} */
  const seen = new Set();
  /** @type {(spot: Spot | undefined) => void} */
  const collect = (spot) => {
    const at = below(ctx, spot);
    if (at === undefined || seen.has(at.node)) return;
    seen.add(at.node);
    for (const { key, spot: field } of entries(ctx, below(ctx, at, 'properties'))) {
      fields.set(key, [...(fields.get(key) ?? []), field]);
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const { spot: branch } of entries(ctx, below(ctx, at, keyword))) collect(branch);
    }
  };
  collect(schema);
  return fields;
}
