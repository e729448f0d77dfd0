import { dispatchValues } from './dispatch-values.js';
import { readExchange } from './exchange.js';
import { namedFields } from './named-fields.js';
import { roleExamples } from './role-examples.js';
import { unpairedExamples } from './unpaired-examples.js';

/** @import { UserContext } from '@redocly/openapi-core' */

/** Rule: the examples of an exchange fit each other, and the names that extensions use exist. */
export function examplePairs() {
  return [
    dispatchValues(),
    {
      PathItem: {
        Operation: {
          /**
           * @param {unknown} node
           * @param {UserContext} ctx
           */
          enter(node, ctx) {
            const pathItem = ctx.parentLocations['PathItem'];
            const exchange = readExchange(
              ctx,
              { node, location: ctx.location },
              pathItem && { node: ctx.parent, location: pathItem },
            );
            for (const check of [unpairedExamples, roleExamples, namedFields]) {
              for (const finding of check(exchange)) ctx.report(finding);
            }
          },
        },
      },
    },
  ];
}
