import { isRecord } from '../../../generator/load/openapi.ts';
import {
  ancestry,
  type DiffNode,
  fieldOf,
  treeValue,
  typeOf,
  type Visit,
  type Visitor,
} from './redocly-diff.ts';

/** What one way to authenticate takes: the scopes of each scheme. Nothing at all is a way, too. */
type Requirement = Readonly<Record<string, unknown>>;

/**
 * Callers must still be let in with what they have; receivers must still find in each request what they check. Redocly
 * asks the former for both.
 */
export function security(): Visitor {
  const judged = new WeakSet<DiffNode>();
  const judge = (list: DiffNode | null, report: (message: string) => void): void => {
    if (list === null || judged.has(list)) return;
    judged.add(list);
    for (const message of messagesOf(list)) report(message);
  };
  const visit =
    (listOf: (node: DiffNode) => DiffNode | null): Visit =>
    ({ node }, { report }) =>
      judge(listOf(node), (message) => report({ message }));
  return {
    SecurityRequirementList: visit((node) => node),
    SecurityRequirement: visit((node) => node.parent),
  };
}

function messagesOf(list: DiffNode): string[] {
  const before = requirements(list, 'base');
  const after = requirements(list, 'revision');
  const { called, received } = concerned(list);
  const refused = before.filter((one) => !after.some((other) => includes(one, other)));
  const missed = after.filter((one) => !before.some((other) => includes(one, other)));
  return [
    ...(called ? refused.map((one) => `Requests ${named(one)} are no longer accepted.`) : []),
    ...(received ? missed.map((one) => `Requests may come ${named(one)} now.`) : []),
  ];
}

/** An operation without requirements has those of the document. */
function requirements(list: DiffNode, side: 'base' | 'revision'): Requirement[] {
  const root = [...ancestry(list)].at(-1);
  const value = treeValue(list[side]) ?? fieldOf(root?.[side], 'security');
  const found = Array.isArray(value) ? value.filter(isRecord) : [];
  return found.length === 0 ? [{}] : found;
}

/** Whether there are exchanges that readers call, or receive, among those that a list is about. */
function concerned(list: DiffNode): { readonly called: boolean; readonly received: boolean } {
  const owners = [...ancestry(list)].map(typeOf);
  if (owners.includes('Operation')) {
    const received = owners.includes('WebhooksMap') || owners.includes('CallbacksMap');
    return { called: !received, received };
  }
  const root = list.parent;
  const has = (type: string): boolean =>
    [root?.base, root?.revision].some((side) =>
      side?.children.some((child) => child.type.name === type && child.children.length > 0),
    );
  return { called: has('Paths'), received: has('WebhooksMap') };
}

/** Whether a request that has the one has all of the other, too. */
function includes(one: Requirement, other: Requirement): boolean {
  return Object.entries(other).every(([scheme, scopes]) => {
    const own = one[scheme];
    return Array.isArray(own) && Array.isArray(scopes) && scopes.every((scope) => own.includes(scope));
  });
}

function named(requirement: Requirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) =>
    Array.isArray(scopes) && scopes.length > 0 ? `\`${scheme}\` (${scopes.join(', ')})` : `\`${scheme}\``,
  );
  return schemes.length === 0
    ? 'without authentication'
    : `that authenticate with ${schemes.join(' and ')} alone`;
}
