import { fieldOf, type Visitor } from './redocly-diff.ts';

/** A body that must be sent where none was, and one that receivers can no longer count on. */
export function requestBody(): Visitor {
  return {
    RequestBody({ kind, node, property, base }, { report, getDirections }) {
      const directions = getDirections();
      if (directions.includes('request') && kind === 'added' && fieldOf(node.revision, 'required') === true)
        report({ message: 'A required request body was added.' });
      if (!directions.includes('response')) return;
      if (kind === 'removed') report({ message: 'The request body is no longer sent.' });
      if (kind === 'modified' && property === 'required' && base?.value === true)
        report({ message: 'The request body may be missing now.' });
    },
  };
}
