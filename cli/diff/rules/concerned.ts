import {
  ancestry,
  type DiffNode,
  fieldOf,
  keyOf,
  type TreeNode,
  typeOf,
  type Visitor,
} from './redocly-diff.ts';

/** What a change is about, for those who read of it; Redocly tells no more than one path to it. */
export interface Concerned {
  /** Every exchange that it concerns; none where it is about the document itself. */
  readonly exchanges: readonly string[];
  /** Where in them: `request body .customer.name`. */
  readonly part: string;
}

/** Not a rule, but the way to learn of each change whom it concerns: its message is JSON. */
export function concerned(): Visitor {
  return {
    any({ node }, { report }) {
      const exchanges = exchangesAt(node);
      const about: Concerned = { exchanges, part: partOf(node, exchanges.length > 1) };
      report({ message: JSON.stringify(about) });
    },
  };
}

/** Up from a node, through all references to it, to the operations. */
function exchangesAt(node: DiffNode): string[] {
  const found = new Set<string>();
  const passed = new Set<DiffNode>([node]);
  // A set hands out what is added while it is read.
  for (const each of passed) {
    const names = ownExchanges(each);
    for (const name of names) found.add(name);
    if (names.length > 0) continue;
    for (const above of [each.parent, ...each.referencedBy]) if (above !== null) passed.add(above);
  }
  return [...found];
}

function ownExchanges(node: DiffNode): string[] {
  switch (typeOf(node)) {
    case 'Operation':
      return [nameOf(node, keyOf(node))];
    case 'PathItem':
      return operationsOf(node).map((method) => nameOf(node, method));
    case 'Callback':
      return [nameOf(node, 'post')];
    default:
      return [];
  }
}

function operationsOf({ base, revision }: DiffNode): string[] {
  const sides = [base, revision].map((side) => side?.resolved ?? side);
  const operations = sides.flatMap((side) => side?.children.filter(isOperation) ?? []);
  return [...new Set(operations.map(({ key }) => String(key)))];
}

function isOperation({ type }: TreeNode): boolean {
  return type.name === 'Operation';
}

/** `POST /orders`, `webhook orderPlaced`, `callback done of POST /orders` */
function nameOf(node: DiffNode, method: string): string {
  const above = [...ancestry(node)];
  const entry = (map: string): DiffNode | undefined =>
    above.find((each) => each.parent !== null && typeOf(each.parent) === map);
  const callback = entry('CallbacksMap');
  const webhook = entry('WebhooksMap');
  const path = entry('Paths');
  const suffix = method === 'post' ? '' : ` (${method.toUpperCase()})`;
  if (callback !== undefined) {
    const owner = above.slice(above.indexOf(callback)).find((each) => typeOf(each) === 'Operation');
    return `callback ${keyOf(callback)}${suffix}${owner === undefined ? '' : ` of ${nameOf(owner, keyOf(owner))}`}`;
  }
  if (webhook !== undefined) return `webhook ${keyOf(webhook)}${suffix}`;
  return path === undefined ? '' : `${method.toUpperCase()} ${keyOf(path)}`;
}

/**
 * What a node is called within its exchange, from there down to it; within its schema, where that is shared, or far away.
 */
function partOf(node: DiffNode, shared: boolean): string {
  const above = [...ancestry(node)];
  const end = above.findIndex((each) => ['Operation', 'PathItem'].includes(typeOf(each)));
  const inside = (end === -1 ? above : above.slice(0, end)).filter((each) => !isReferred(each));
  const schemas = inside.filter((each) => sharedName(each) !== '');
  const [nearest] = schemas;
  const words =
    nearest !== undefined && (shared || schemas.length > 1)
      ? [...inside.slice(0, inside.indexOf(nearest)).map(wordOf), `schema ${sharedName(nearest)} `]
      : inside.map(wordOf);
  return words.reverse().join('').trim();
}

/** What the schema is called that a reference leads to; empty where there is none, or no name. */
function sharedName(node: DiffNode): string {
  const pointer = (node.revision ?? node.base)?.resolved?.location.pointer ?? '';
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  return typeOf(node) === 'Schema' ? key.replaceAll('~1', '/').replaceAll('~0', '~') : '';
}

/** What a reference with siblings leads to stands below it, and is called by its name. */
function isReferred({ parent, base, revision }: DiffNode): boolean {
  return (
    (base !== undefined && parent?.base?.resolved === base) ||
    (revision !== undefined && parent?.revision?.resolved === revision)
  );
}

/** Names end with a blank, where properties follow. */
function wordOf(node: DiffNode): string {
  const parent = node.parent === null ? '' : typeOf(node.parent);
  switch (typeOf(node)) {
    case 'RequestBody':
      return 'request body ';
    case 'Response':
      return `response ${keyOf(node)} `;
    case 'Header':
      return `header ${keyOf(node)} `;
    case 'Parameter':
      return `${fieldOf(node.revision ?? node.base, 'in')} parameter ${fieldOf(node.revision ?? node.base, 'name')} `;
    case 'ParameterList':
      return '';
    case 'SecurityRequirementList':
      return 'security ';
    case 'SecurityScheme':
      return `security scheme ${keyOf(node)} `;
    case 'SpecExtension':
      return `${keyOf(node)} `;
    case 'Schema':
      if (parent === 'SchemaProperties') return `.${keyOf(node)}`;
      if (parent === 'NamedSchemas') return `schema ${keyOf(node)} `;
      return keyOf(node) === 'items' ? '[]' : '';
    default:
      return parent === 'Root' && typeOf(node) !== 'Components' ? `${keyOf(node)} ` : '';
  }
}
