import type { IncomingExchange } from './service.ts';

/** What a router must know of an exchange. */
export type Routed = Pick<IncomingExchange, 'method' | 'path' | 'activity'>;

/** An exchange whose method and path fit a request, and the values of its path parameters, not decoded yet. */
export interface Candidate<Exchange extends Routed> {
  readonly exchange: Exchange;
  readonly path: Readonly<Record<string, string>>;
}

/** Prepares the search by method and path; several callbacks on one address all fit and are told apart later. */
export function createRouter<Exchange extends Routed>(
  exchanges: readonly Exchange[],
): (method: string, path: string) => readonly Candidate<Exchange>[] {
  const sorted = [...exchanges].sort((a, b) => generality(a) - generality(b));
  const placed = new Map<string, Match<Exchange>[]>();
  const anywhere = new Map<string, Candidate<Exchange>[]>();
  for (const exchange of sorted) {
    const { method, path } = exchange;
    if (isAnywhere(exchange)) add(anywhere, method, { exchange, path: {} });
    else add(placed, groupOf(method, path), matcherOf(exchange));
  }
  return (method, path) => {
    const found: Candidate<Exchange>[] = [];
    for (const match of placed.get(groupOf(method, path)) ?? []) {
      const candidate = match(path);
      if (candidate !== undefined) found.push(candidate);
    }
    const others = anywhere.get(method) ?? [];
    return found.length === 0 ? others : [...found, ...others];
  };
}

/** A callback that is told apart by its activity answers wherever its receiver is mounted. */
function isAnywhere({ activity, path }: Routed): boolean {
  return activity !== undefined && path === '/';
}

/** `/orders/mine` is meant before `/orders/{id}`, `/compare/{base}...{head}` before `/compare/{both}`. */
function generality({ path }: Routed): number {
  const open = path.split('/').filter((segment) => segment.includes('{')).length;
  return open - path.replaceAll(/\{[^}]*\}/g, '').length / 1e6;
}

/** A path has as many segments as its template; so most templates of a large document need no look. */
function groupOf(method: string, path: string): string {
  let segments = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) segments++;
  return `${method} ${segments}`;
}

function add<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}

type Match<Exchange extends Routed> = (path: string) => Candidate<Exchange> | undefined;

function matcherOf<Exchange extends Routed>(exchange: Exchange): Match<Exchange> {
  const { path: template } = exchange;
  if (!template.includes('{')) {
    const candidate = { exchange, path: {} };
    return (path) => (path === template || decode(path) === template ? candidate : undefined);
  }
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const literals = template
    .split(/\{[^}]+\}/)
    .map((text) => encoded(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('([^/]+)')}$`);
  return (path) => {
    const found = pattern.exec(path);
    if (found === null) return undefined;
    const values = names.map((name, index) => [name, found[index + 1] ?? ''] as const);
    return { exchange, path: Object.fromEntries(values) };
  };
}

/** As it stands in an address. */
function encoded(literal: string): string {
  return literal.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
