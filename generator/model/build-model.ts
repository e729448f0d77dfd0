import { basename } from 'node:path';
import type { Loaded } from '../load/load.ts';
import { isRecord, recordAt, textAt } from '../load/openapi.ts';
import { readExchanges } from './exchanges.ts';
import { readDispatch, readGuide } from './extensions.ts';
import type { JsonSchema, Model } from './model.ts';
import { createTypeNamer, nameSchemas } from './type-names.ts';

/** Makes the model of a document; nothing after it needs to know how OpenAPI is written. */
export function buildModel({ file, openapi }: Loaded): Model {
  const info = recordAt(openapi, 'info');
  const guide = readGuide(openapi);
  const dispatch = readDispatch(openapi);
  const schemas = recordAt(recordAt(openapi, 'components'), 'schemas') as Record<string, JsonSchema>;
  const schemaTypes = nameSchemas(Object.keys(schemas));
  const encryptions = new Set<string>();
  addEncryptions(openapi, encryptions);
  return {
    id: guide?.id ?? fileStem(file),
    title: textAt(info, 'title'),
    version: textAt(info, 'version'),
    description: textAt(info, 'description'),
    guide,
    dispatch,
    exchanges: readExchanges(openapi, dispatch, createTypeNamer(schemaTypes)),
    schemaTypes,
    schemas,
    encryptions: [...encryptions],
  };
}

/** What stands below these keys is data, whatever it looks like. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);

/**
 * Schemes of all encrypted fields, wherever their schemas stand.
 *
 * @param ofNames the keys are names of properties, so none of them is a keyword
 */
function addEncryptions(node: unknown, found: Set<string>, ofNames = false): void {
  if (Array.isArray(node)) for (const item of node) addEncryptions(item, found);
  if (!isRecord(node)) return;
  if (!ofNames && typeof node['x-encrypted'] === 'string') found.add(node['x-encrypted']);
  for (const [key, part] of Object.entries(node))
    if (ofNames || !data.has(key)) addEncryptions(part, found, key === 'properties' && !ofNames);
}

/** Safe as a folder's name, whatever the file is called. */
function fileStem(file: string): string {
  return (
    basename(file)
      .replace(/\.(?:ya?ml|json)$/i, '')
      .replaceAll(/[^\p{L}\p{Nd}._-]+/gu, '-')
      .replace(/^\.+/, '') || 'document'
  );
}
