import type { Change } from '../change.ts';

/** Changes under the exchange that they concern, or the first of several; what is about the document itself comes last. */
export function byExchange(changes: readonly Change[]): readonly (readonly [string, readonly Change[]])[] {
  const groups = [...Map.groupBy(changes, ({ exchanges: [first = wholeDocument] }) => first)];
  return groups.toSorted(([a], [b]) => Number(a === wholeDocument) - Number(b === wholeDocument));
}

const wholeDocument = 'the document';

/** `webhook refreshInstance, webhook releaseInstance and 3 more`; empty where a change concerns but one exchange. */
export function others({ exchanges }: Change): string {
  const [, ...rest] = exchanges;
  const more = rest.length - 3;
  return more > 1 ? `${rest.slice(0, 3).join(', ')} and ${more} more` : rest.join(', ');
}

/** `2 breaking changes, 1 other change` */
export function countChanges(changes: readonly Change[]): string {
  const breaking = changes.filter((change) => change.breaking).length;
  const other = changes.length - breaking;
  return `${breaking} breaking ${breaking === 1 ? 'change' : 'changes'}, ${other} other ${other === 1 ? 'change' : 'changes'}`;
}

/** `request body .orderId: Property …` */
export function sentence({ part, message }: Change): string {
  return part === '' ? message : `${part}: ${message}`;
}
