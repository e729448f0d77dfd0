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
  const routes = exchanges
    .map((exchange) => ({ exchange, match: matcherOf(exchange) }))
    .sort((a, b) => generality(a.exchange) - generality(b.exchange));
  return (method, path) => {
    const found: Candidate<Exchange>[] = [];
    for (const { exchange, match } of routes) {
      const values = exchange.method === method ? match(path) : undefined;
      if (values !== undefined) found.push({ exchange, path: values });
    }
    return found;
  };
}

/**
 * `/orders/mine` is meant before `/orders/{id}`, `/compare/{base}...{head}` before `/compare/{both}`, and what answers
 * everywhere comes last.
 */
function generality({ path }: Routed): number {
  if (path === '/') return Number.MAX_SAFE_INTEGER;
  const open = path.split('/').filter((segment) => segment.includes('{')).length;
  return open - path.replaceAll(/\{[^}]*\}/g, '').length / 1e6;
}

type Match = (path: string) => Record<string, string> | undefined;

const none: Record<string, string> = {};

/** A callback that is told apart by its activity answers wherever its receiver is mounted. */
function matcherOf({ activity, path }: Routed): Match {
  return activity !== undefined && path === '/' ? () => none : pathMatcher(path);
}

function pathMatcher(template: string): Match {
  if (!template.includes('{'))
    return (path) => (path === template || decode(path) === template ? none : undefined);
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const literals = template
    .split(/\{[^}]+\}/)
    .map((text) => encoded(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('([^/]+)')}$`);
  return (path) => {
    const found = pattern.exec(path);
    if (found === null) return undefined;
    const values = names.map((name, index) => [name, found[index + 1] ?? ''] as const);
    return Object.fromEntries(values);
  };
}

/** As it stands in an address. */
function encoded(literal: string): string {
  return literal.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
