/** @import { Location, UserContext } from '@redocly/openapi-core' */

/**
 * A node of a document together with the place where it is written.
 *
 * @typedef {{ node: unknown, location: Location }} Spot
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} node
 * @returns {node is { $ref: string }}
 */
export function isRef(node) {
  return isRecord(node) && typeof node['$ref'] === 'string';
}

/**
 * Where a spot's `$ref` leads; the spot itself when it has none; nothing when it leads nowhere.
 *
 * @param {UserContext} ctx
 * @param {Spot} spot
 * @returns {Spot | undefined}
 */
export function resolved(ctx, spot) {
  if (!isRef(spot.node)) return spot.node === undefined ? undefined : spot;
  const target = ctx.resolve(spot.node, spot.location.source.absoluteRef);
  return target.location === undefined || target.node === undefined ? undefined : target;
}

/**
 * The spot below, key by key, through every `$ref` on the way.
 *
 * @param {UserContext} ctx
 * @param {Spot | undefined} spot
 * @param {...string} keys
 * @returns {Spot | undefined}
 */
export function below(ctx, spot, ...keys) {
  let at = spot && resolved(ctx, spot);
  for (const key of keys) {
    if (at === undefined || !isRecord(at.node) || !Object.hasOwn(at.node, key)) return undefined;
    at = resolved(ctx, { node: at.node[key], location: at.location.child([key]) });
  }
  return at;
}

/**
 * The entries of the map or list at a spot: `place` is where the entry stands, `spot` where its `$ref` leads.
 *
 * @param {UserContext} ctx
 * @param {Spot | undefined} spot
 * @returns {{ key: string, place: Location, spot: Spot }[]}
 */
export function entries(ctx, spot) {
  const { node, location } = (spot && resolved(ctx, spot)) ?? {};
  if (location === undefined || typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const place = location.child([key]);
    const target = resolved(ctx, { node: value, location: place });
    return target === undefined ? [] : [{ key, place, spot: target }];
  });
}
