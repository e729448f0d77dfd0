import { extensionMistake } from './extension-mistake.js';
import { knownExtensions } from './extension-schema.js';
import { extensionValue } from './extension-value.js';
import { nearest } from './nearest.js';
import { isRecord, resolved } from './spot.js';

/** @import { UserContext } from '@redocly/openapi-core' */

/**
 * Rule: every `x-` key is known, stands where it belongs, and has a value that extensions.schema.json allows.
 * A document that is no guide may have extensions of other tools: there, only a name that looks mistyped is reported.
 */
export function extensions() {
  let isGuide = false;
  /** @type {Set<string>} */
  const checked = new Set();
  // Documents have the same few extensions a thousand times.
  /** @type {Map<string, string | undefined>} */
  const nearestByName = new Map();
  return {
    any: {
      /**
       * @param {unknown} node
       * @param {UserContext} ctx
       */
      enter(node, ctx) {
        // Elsewhere `x-` begins a name of its own: a schema property, a header.
        if (ctx.type.extensionsPrefix === undefined || !isRecord(node)) return;
        if (ctx.type.name === 'Root') isGuide = 'x-guide' in node || 'x-dispatch' in node;
        for (const name of Object.keys(node).filter((key) => key.startsWith('x-')))
          check(name, node[name], ctx);
      },
    },
  };

  /**
   * @param {string} name
   * @param {unknown} node
   * @param {UserContext} ctx
   */
  function check(name, node, ctx) {
    const location = ctx.location.child([name]);
    const extension = knownExtensions.get(name);
    if (extension === undefined) {
      const message = `There is no extension "${name}". Known are ${[...knownExtensions.keys()].join(', ')}.`;
      if (!nearestByName.has(name)) nearestByName.set(name, nearest(name, [...knownExtensions.keys()]));
      const candidate = nearestByName.get(name);
      if (!isGuide && candidate === undefined) return;
      ctx.report({ message, location: location.key(), suggest: candidate === undefined ? [] : [candidate] });
      return;
    }
    if (extension.on !== undefined && !extension.on.includes(ctx.type.name)) {
      const message = `${name} means nothing on ${ctx.type.name}. It belongs on ${extension.on.join(' or ')}.`;
      ctx.report({ message, location: location.key() });
      return;
    }
    const spot = resolved(ctx, { node, location });
    // Another rule reports what can't be resolved.
    if (spot === undefined) return;
    // A shared value is wrong once, however often it is used.
    const place = `${name} ${spot.location.absolutePointer}`;
    if (checked.has(place)) return;
    checked.add(place);
    const { value, places, stranded } = extensionValue(ctx, spot);
    for (const reference of stranded) {
      const message = `A $ref so deep inside ${name} is lost on bundling. Refer at its top or one level below.`;
      ctx.report({ message, location: reference });
    }
    const validate = extension.validate();
    if (validate(value)) return;
    for (const error of validate.errors ?? []) {
      // Says no more than the error of the branch itself.
      if (error.keyword === 'if') continue;
      const { pointer, onKey, message, suggest } = extensionMistake(name, error);
      const fault = places.get(pointer) ?? location;
      const from = spot.location === location ? {} : { from: location };
      ctx.report({ message, suggest, location: onKey ? fault.key() : fault, ...from });
    }
  }
}
