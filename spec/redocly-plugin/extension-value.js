import { escaped } from './pointer.js';
import { entries, isRef } from './spot.js';

/** @import { Location, UserContext } from '@redocly/openapi-core' */
/** @import { Spot } from './spot.js' */

/**
 * The value of an extension without `$ref`s, and where each part of it is written.
 *
 * @typedef {object} ExtensionValue
 * @property {unknown} value
 * @property {Map<string, Location>} places by JSON pointer within the value
 * @property {Location[]} stranded `$ref`s that a bundler leaves as they are
 */

/**
 * Follows the `$ref`s inside an extension, wherever they stand.
 *
 * @param {UserContext} ctx
 * @param {Spot} spot where the extension's own `$ref` leads, when it has one
 * @returns {ExtensionValue}
 */
export function extensionValue(ctx, spot) {
  /** @type {Map<string, Location>} */
  const places = new Map();
  /** @type {Location[]} */
  const stranded = [];

  /** @type {(spot: Spot, pointer: string, above: readonly unknown[]) => unknown} */
  const collect = ({ node, location }, pointer, above) => {
    places.set(pointer, location);
    // A circle of `$ref`s has no value.
    if (typeof node !== 'object' || node === null || above.includes(node)) return node;
    const pairs = entries(ctx, { node, location }).map(({ key, place, spot }) => {
      // Redocly's bundler follows a `$ref` at the top of an extension and one level below.
      if (above.length > 0 && isRef(Reflect.get(node, key))) stranded.push(place);
      return [key, collect(spot, `${pointer}/${escaped(key)}`, [...above, node])];
    });
    return Array.isArray(node) ? pairs.map(([, value]) => value) : Object.fromEntries(pairs);
  };
  return { value: collect(spot, '', []), places, stranded };
}
