import { join } from 'node:path';
import { bundle, createConfig } from '@redocly/openapi-core';

/** A parameter or a media type: a schema and what must fit it. */
export interface SchemaHolder {
  /** JSON pointer. */
  readonly pointer: string;
  readonly schema: object;
  /** By name; the unnamed one of a parameter is called `example`. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** Reads a document of this folder with all its files in one. */
export async function bundledDocument(name: string): Promise<Record<string, unknown>> {
  const config = await createConfig({});
  const { bundle: result } = await bundle({ ref: join(import.meta.dirname, name), config });
  if (!isRecord(result.parsed)) throw new Error(`${name} is no object.`);
  return result.parsed;
}

/** Everything in the document that a part of a message is checked against. */
export function schemaHolders(document: unknown): SchemaHolder[] {
  return nodes(document).flatMap(({ pointer, node }) => {
    if (!/\/(parameters|content)\/[^/]+$/.test(pointer) || !isRecord(node) || !isRecord(node['schema']))
      return [];
    const named = Object.entries(isRecord(node['examples']) ? node['examples'] : {});
    const examples = Object.fromEntries(
      named.map(([name, example]) => [name, exampleValue(document, example)]),
    );
    if ('example' in node) examples['example'] = node['example'];
    return [{ pointer, schema: node['schema'], examples }];
  });
}

/** Every `pattern` in the document, outside examples. */
export function patterns(document: unknown): string[] {
  return nodes(document)
    .filter(({ pointer }) => pointer.endsWith('/pattern') && !pointer.includes('/examples/'))
    .flatMap(({ node }) => (typeof node === 'string' ? [node] : []));
}

function exampleValue(document: unknown, example: unknown): unknown {
  if (!isRecord(example)) return undefined;
  const ref = example['$ref'];
  if (typeof ref !== 'string') return example['value'];
  return exampleValue(document, nodes(document).find(({ pointer }) => `#${pointer}` === ref)?.node);
}

function nodes(node: unknown, pointer = ''): { pointer: string; node: unknown }[] {
  if (typeof node !== 'object' || node === null) return [{ pointer, node }];
  const below = Object.entries(node).flatMap(([key, value]) =>
    nodes(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [{ pointer, node }, ...below];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
