import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;

/**
 * A smaller document with the first paths of a large one and the components that these lead to, as many as fit, without
 * extensions.
 *
 * @param file JSON; all of its references lead to its own components
 * @param size bytes of the result, about
 */
export function cutDocument(file: string, size: number): string {
  const document = recordOf(JSON.parse(readFileSync(file, 'utf8')));
  const paths: Json = {};
  const reached = new Map<string, unknown>();
  let left = size;
  for (const [path, item] of Object.entries(recordOf(document['paths']))) {
    if (left <= 0) break;
    paths[path] = item;
    left -= print(item).length;
    for (const [reference, value] of reachedFrom(item, document, reached)) {
      reached.set(reference, value);
      left -= print(value).length;
    }
  }
  const components: Record<string, Json> = {};
  for (const [reference, value] of reached) {
    const [kind = '', name = ''] = reference.slice('#/components/'.length).split('/');
    components[kind] ??= {};
    components[kind][name] = value;
  }
  // Extensions may refer to components that nothing else does.
  const kept = Object.entries(document).filter(([key]) => !key.startsWith('x-'));
  return print({ ...Object.fromEntries(kept), paths, components });
}

/** What a value refers to, and what that refers to, without what is known already. */
function reachedFrom(
  value: unknown,
  document: Json,
  known: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (node: unknown): void => {
    for (const [, reference = ''] of JSON.stringify(node).matchAll(/"(#\/components\/[^"]+)"/g)) {
      if (known.has(reference) || found.has(reference)) continue;
      const target = reference.slice(2).split('/').reduce<unknown>(child, document);
      found.set(reference, target);
      walk(target);
    }
  };
  walk(value);
  return found;
}

function child(node: unknown, key: string): unknown {
  return recordOf(node)[key];
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function print(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
