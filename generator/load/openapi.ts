/** A bundled document as it comes: nothing is known of it but that it is an object. */
export type OpenApi = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key; an empty one when there is none. */
export function recordAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The text at a key; empty when there is none. */
export function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** Follows a local `$ref` (`#/a/b`) until something else comes; a cycle ends where it closes. */
export function dereference(openapi: OpenApi, value: unknown): unknown {
  const passed = new Set<string>();
  let current = value;
  while (isRecord(current) && typeof current['$ref'] === 'string' && !passed.has(current['$ref'])) {
    passed.add(current['$ref']);
    current = pointed(openapi, current['$ref']);
  }
  return current;
}

function pointed(openapi: OpenApi, ref: string): unknown {
  const keys = ref.split('/').slice(1).map(pointerKey);
  return keys.reduce<unknown>(
    (node, key) => (isRecord(node) || Array.isArray(node) ? Reflect.get(node, key) : undefined),
    openapi,
  );
}

/** A key as it stands in the document, of how it is written in a reference; a stray percent sign is meant as it stands. */
export function pointerKey(written: string): string {
  return decodedUri(written).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
