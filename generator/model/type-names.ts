import { textAt } from '../load/openapi.ts';
import type { JsonSchema } from './model.ts';
import { createNamer, freeTypeName, pascalCase } from './names.ts';

const schemaPrefix = '#/components/schemas/';

/**
 * Names the type of a request or response body. One that is a schema of that very name needs no other; with `reuse`,
 * none that is a schema does.
 */
export type TypeNamer = (wanted: string, schema: JsonSchema | undefined, reuse?: boolean) => string;

/** Type names for the schemas of `components`, by key. */
export function nameSchemas(keys: readonly string[]): Readonly<Record<string, string>> {
  const namer = createNamer();
  return Object.fromEntries(keys.map((key) => [key, namer(freeTypeName(pascalCase(key)))]));
}

export function createTypeNamer(schemaTypes: Readonly<Record<string, string>>): TypeNamer {
  const namer = createNamer();
  for (const name of Object.values(schemaTypes)) namer(name);
  return (wanted, schema, reuse = false) => {
    const known = schemaTypes[schemaKey(schema) ?? ''];
    return known !== undefined && (reuse || known === wanted) ? known : namer(freeTypeName(wanted));
  };
}

/** The key of the schema that a `$ref` names; `undefined` for anything but a plain reference. */
export function schemaKey(schema: JsonSchema | undefined): string | undefined {
  const ref = textAt(schema, '$ref');
  return ref.startsWith(schemaPrefix)
    ? ref.slice(schemaPrefix.length).replaceAll('~1', '/').replaceAll('~0', '~')
    : undefined;
}
