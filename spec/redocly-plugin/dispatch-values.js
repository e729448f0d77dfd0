import { readExchange } from './exchange.js';
import { below, isRecord } from './spot.js';

/** @import { UserContext } from '@redocly/openapi-core' */

/** Visitor: each webhook has its own value of the field that x-dispatch names. */
export function dispatchValues() {
  /** @type {string | undefined} */
  let field;
  /** @type {Set<unknown>} */
  const values = new Set();
  return {
    Root: {
      /**
       * @param {unknown} root
       * @param {UserContext} ctx
       */
      enter(root, ctx) {
        const name = below(ctx, { node: root, location: ctx.location }, 'x-dispatch', 'name')?.node;
        field = typeof name === 'string' ? name : undefined;
      },
    },
    WebhooksMap: {
      PathItem: {
        Operation: {
          /**
           * @param {unknown} node
           * @param {UserContext} ctx
           */
          enter(node, ctx) {
            if (field === undefined) return;
            const { requestFields } = readExchange(ctx, { node, location: ctx.location }, undefined);
            const constant = requestFields
              .get(field)
              ?.find(({ node }) => isRecord(node) && node['const'] !== undefined);
            const value = isRecord(constant?.node) ? constant.node['const'] : undefined;
            if (constant === undefined) {
              const message = `x-dispatch tells webhooks apart by "${field}". Give that field of this request a const.`;
              ctx.report({ message, location: ctx.location.key() });
            } else if (values.has(value)) {
              const message = `The ${field} "${value}" belongs to another webhook already. Give each its own.`;
              ctx.report({ message, location: constant.location.child(['const']) });
            }
            values.add(value);
          },
        },
      },
    },
  };
}
