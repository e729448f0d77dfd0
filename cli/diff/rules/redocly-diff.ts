import { isRecord } from '../../../generator/load/openapi.ts';

/** What Redocly hands to the diff rules of a plugin, as far as ours look at it. It is not in Redocly's own types yet. */

/** A node of one document. */
export interface TreeNode {
  /** The OpenAPI object that it is: `Operation`, `Schema` … */
  readonly type: { readonly name: string };
  readonly key: string | number;
  readonly location: { readonly pointer: string };
  readonly value: unknown;
  /** Where its `$ref` leads. */
  readonly resolved?: TreeNode;
  readonly children: readonly TreeNode[];
}

/** The same place in both documents; one side is missing where something was added or removed. */
export interface DiffNode {
  readonly base?: TreeNode;
  readonly revision?: TreeNode;
  readonly parent: DiffNode | null;
  /** Further places whose references lead here. */
  readonly referencedBy: readonly DiffNode[];
}

export interface Change {
  readonly node: DiffNode;
  readonly kind: 'added' | 'removed' | 'modified';
  /** What was modified: a field, or `key` for the name of the node itself. */
  readonly property?: string;
  readonly base?: { readonly value: unknown };
  readonly revision?: { readonly value: unknown };
}

export interface Context {
  report(verdict: { readonly message: string }): void;
  /**
   * Which way the data goes, for those who read the document to work with it: what they send is `request`, what they are
   * sent is `response`. So the request of a webhook is `response`.
   */
  getDirections(): readonly ('request' | 'response')[];
}

export type Visit = (change: Change, context: Context) => void;

/** Functions by the types of a node and of those above it. */
export interface Visitor {
  readonly [type: string]: Visit | Visitor;
}

export function typeOf(node: DiffNode): string {
  return (node.revision ?? node.base)?.type.name ?? '';
}

/** The node's name: an HTTP method, a path, a property … */
export function keyOf(node: DiffNode): string {
  return String((node.revision ?? node.base)?.key);
}

/** A field of a node, through its reference. */
export function fieldOf(tree: TreeNode | undefined, key: string): unknown {
  const value = treeValue(tree);
  return isRecord(value) ? value[key] : undefined;
}

export function treeValue(tree: TreeNode | undefined): unknown {
  return (tree?.resolved ?? tree)?.value;
}

/** The node, then what it stands in, up to the document. */
export function* ancestry(node: DiffNode): Generator<DiffNode> {
  for (let each: DiffNode | null = node; each !== null; each = each.parent) yield each;
}
