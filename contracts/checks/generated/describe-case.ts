import type { Fields } from '../../merchant/fields.ts';
import type { Change, Ground, OddCase } from './case.ts';

/** What is odd about a request, behind the name of its exchange: `without orderId and with null for scene`. */
export function describeCase({ changes, writing }: OddCase, ground: Ground, sound: Fields): string {
  const parts = changes.map((change) => words(change, ground, sound));
  const wrote = writing === 'compact' ? [] : [`written with ${writing}`];
  return listed([...new Set([...parts, ...wrote])].filter((part) => part !== ''));
}

function words(change: Change, { broken }: Ground, sound: Fields): string {
  switch (change.kind) {
    case 'text':
      return change.pieces.length === 0 ? '' : `with ${listed([...new Set(change.pieces)])} in ${change.at}`;
    case 'without':
      return change.fields.length === 0 ? '' : `without ${listed([...new Set(change.fields)])}`;
    case 'value':
      return `with ${change.value} for ${change.at}`;
    case 'broken':
      return broken(sound)[change.which]?.what ?? '';
    case 'extra':
      return `with an additional field ${JSON.stringify(change.name)} (${change.value})`;
    case 'twice':
      return `with ${change.at} twice`;
  }
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
