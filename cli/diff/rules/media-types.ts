import { keyOf, type Visitor } from './redocly-diff.ts';

/** Who calls may choose among media types; who is called gets what comes. */
export function receivedMediaTypes(): Visitor {
  return {
    RequestBody: {
      MediaType({ kind, node }, { report, getDirections }) {
        if (kind === 'added' && getDirections().includes('response'))
          report({ message: `The request body may come as \`${keyOf(node)}\` now.` });
      },
    },
  };
}
