import { dereference, isRecord, listAt, type OpenApi, textAt } from '../openapi.ts';
import type { Node } from './map-document.ts';

/**
 * Many documents say of a base that it is one of its children, and of each child that it is the base, too. Taken at its
 * word that never ends; what a child means is what the base says besides.
 *
 * @param pointer of the schema, without `#`
 */
export function withoutOwnBase(openapi: OpenApi, schema: Node, pointer: string): Node {
  const parts = listAt(schema, 'allOf');
  if (parts.length === 0) return schema;
  const own = parts.map((part) => {
    const base = textAt(part, '$ref') === '' ? undefined : dereference(openapi, part);
    if (!isRecord(base) || !alternativesOf(base).some((ref) => ref === `#${pointer}`)) return part;
    const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _tag, ...besides } = base;
    return besides;
  });
  return own.some((part, index) => part !== parts[index]) ? { ...schema, allOf: own } : schema;
}

function alternativesOf(schema: Node): string[] {
  return ['oneOf', 'anyOf'].flatMap((keyword) =>
    listAt(schema, keyword).map((alternative) => textAt(alternative, '$ref')),
  );
}
