import type { MockedDocument } from './mocked-document.ts';

/**
 * @throws Error when two documents answer the same requests. A guide whose callbacks share one address answers on
 *   every path, so it can't stand beside another.
 */
export function refuseOverlap(documents: readonly MockedDocument[]): void {
  const seen: { id: string; method: string; path: string }[] = [];
  for (const { id, exchanges } of documents) {
    const own = exchanges.map(({ method, path }) => ({ id, method, path }));
    for (const { method, path } of own) {
      const other = seen.find(
        (known) => known.method === method && (known.path === path || known.path === '/' || path === '/'),
      );
      if (other !== undefined)
        throw new Error(
          `${other.id} and ${id} both answer ${method} ${path}. Start a mock of its own for each, on different ports.`,
        );
    }
    seen.push(...own);
  }
}
