import { type Change, fieldOf, type Visitor } from './redocly-diff.ts';

/** Redocly looks at the parameters of what readers call. This looks at those of the calls that they receive. */
export function receivedParameters(): Visitor {
  return {
    Parameter(change, { report, getDirections }) {
      if (!getDirections().includes('response')) return;
      const message = messageOf(change);
      if (message !== undefined) report({ message });
    },
    ParameterList(change, { report, getDirections }) {
      if (change.kind === 'removed' && getDirections().includes('response'))
        report({ message: 'No parameters are sent any more.' });
    },
  };
}

const serialization = ['style', 'explode', 'allowReserved', 'allowEmptyValue'];

function messageOf({ node, kind, property = '', base, revision }: Change): string | undefined {
  const name = `${fieldOf(node.base, 'in')} parameter \`${fieldOf(node.base, 'name')}\``;
  if (kind === 'removed') return `The ${name} is no longer sent.`;
  if (kind === 'added') return undefined;
  if (property === 'name') return `The ${name} is now called \`${revision?.value}\`.`;
  if (property === 'in') return `The ${name} is now a ${revision?.value} parameter.`;
  if (property === 'required' && base?.value === true) return `The ${name} may be missing now.`;
  if (serialization.includes(property))
    return `The ${name} is written in another way: \`${property}\` changed.`;
  return undefined;
}
