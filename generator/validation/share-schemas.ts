import { recordAt, textAt } from '../load/openapi.ts';
import type { JsonSchema } from '../model/model.ts';
import { schemaKey } from '../model/type-names.ts';
import { type Direction, type PlainOptions, plainSchema } from './plain-schema.ts';

/** `$id` of the schema that holds those that others refer to, in its `$defs`. */
export const sharedId = 'shared';

export interface SharedSchemas {
  /** A schema in plain form; what it shares with others is in `schemas`. */
  plain(schema: JsonSchema, direction: Direction | undefined): JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/**
 * Schemas of `components` are there when something refers to them, once for each direction that matters. So are objects
 * within schemas: documents write the same ones again and again, and each becomes one function of bearable length.
 */
export function shareSchemas(components: Readonly<Record<string, JsonSchema>>): SharedSchemas {
  const numbers = new Map(Object.keys(components).map((key, number) => [key, number]));
  const schemas: Record<string, JsonSchema> = {};
  const objects = new Map<string, string>();

  function optionsFor(direction: Direction | undefined): PlainOptions {
    const options: PlainOptions = {
      direction,
      refTo(key) {
        const number = numbers.get(key);
        if (number === undefined) throw new Error(`There is no schema ${key} in components.`);
        const name = `${direction ?? 'schema'}${number}`;
        if (!Object.hasOwn(schemas, name)) {
          // Taken before its parts are looked at: they may refer to it.
          schemas[name] = true;
          schemas[name] = plainSchema(components[key] ?? true, options);
        }
        return refTo(name);
      },
      isMarked: (schema, mark) =>
        [schema, resolved(schema)].some((each) => recordAt({ each }, 'each')[mark] === true),
      share(schema) {
        const text = JSON.stringify(schema);
        const name = objects.get(text) ?? `object${objects.size}`;
        objects.set(text, name);
        schemas[name] = schema;
        return { $ref: refTo(name) };
      },
    };
    return options;
  }

  function resolved(schema: unknown): unknown {
    const $ref = textAt(schema, '$ref');
    return $ref === '' ? undefined : components[schemaKey({ $ref }) ?? ''];
  }

  return { plain: (schema, direction) => plainSchema(schema, optionsFor(direction)), schemas };
}

function refTo(name: string): string {
  return `${sharedId}#/$defs/${name}`;
}
