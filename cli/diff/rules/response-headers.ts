import { type Change, fieldOf, keyOf, type Visitor } from './redocly-diff.ts';

/** Headers that receivers must answer with from now on, and those that callers can no longer count on. */
export function responseHeaders(): Visitor {
  return {
    Response: {
      Header(change, { report, getDirections }) {
        const { node, property, base } = change;
        const directions = getDirections();
        if (directions.includes('request') && becameRequired(change))
          report({ message: `Answers need the header \`${keyOf(node)}\` now.` });
        if (directions.includes('response') && property === 'required' && base?.value === true)
          report({ message: `The response header \`${keyOf(node)}\` may be missing now.` });
      },
      HeadersMap({ node, kind }, { report, getDirections }) {
        if (kind !== 'added' || !getDirections().includes('request')) return;
        for (const header of node.revision?.children ?? [])
          if (fieldOf(header, 'required') === true)
            report({ message: `Answers need the header \`${header.key}\` now.` });
      },
    },
  };
}

/** Added, renamed, or made so. */
function becameRequired({ node, kind, property = '' }: Change): boolean {
  const told = kind === 'added' || (kind === 'modified' && ['required', 'key'].includes(property));
  return told && fieldOf(node.revision, 'required') === true;
}
