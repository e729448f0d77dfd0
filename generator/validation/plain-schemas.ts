import { recordAt, textAt } from '../load/openapi.ts';
import { discriminatorForm } from '../model/discriminators.ts';
import type { JsonSchema, Model } from '../model/model.ts';
import { schemaKey } from '../model/type-names.ts';
import { type Direction, type PlainOptions, plainSchema } from './plain-schema.ts';

/** A schema, and which way its values go where that matters. */
export interface Directed {
  readonly schema: JsonSchema;
  readonly direction?: Direction;
}

export interface PlainSchemas {
  /** The name of the plain schema of each that was asked for. */
  readonly names: Readonly<Record<string, string>>;
  /** Each that was asked for, then those of `components` that they refer to, whose names begin with `#`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/**
 * Brings schemas to their plain form, each under a name that a `$ref` can have. A schema of `components` is there when
 * something refers to it; in documents where the direction matters, once for each that it is needed in.
 */
export function plainSchemas(
  wanted: Readonly<Record<string, Directed>>,
  components: Model['schemas'],
): PlainSchemas {
  const isDirected = hasMarks(Object.values(wanted).map(({ schema }) => schema)) || hasMarks(components);
  const meaning = discriminatorForm({ components: { schemas: components } });
  const referred: Record<string, JsonSchema> = {};

  function optionsFor(direction: Direction | undefined): PlainOptions {
    const options: PlainOptions = {
      direction,
      refTo(key) {
        if (!Object.hasOwn(components, key)) throw new Error(`There is no schema ${key} in components.`);
        const name = direction === undefined ? `#${key}` : `#${key}@${direction}`;
        if (!Object.hasOwn(referred, name)) {
          // Taken before its parts are looked at: they may refer to it.
          referred[name] = true;
          referred[name] = plainSchema(components[key] ?? true, options);
        }
        return name;
      },
      meaning: (schema) => meaning(schema) as JsonSchema,
      isMarked: (schema, mark) =>
        [schema, resolved(schema)].some((each) => recordAt({ each }, 'each')[mark] === true),
    };
    return options;
  }

  function resolved(schema: unknown): unknown {
    const $ref = textAt(schema, '$ref');
    return $ref === '' ? undefined : components[schemaKey({ $ref }) ?? ''];
  }

  const names: Record<string, string> = {};
  const own: Record<string, JsonSchema> = {};
  for (const [name, { schema, direction }] of Object.entries(wanted)) {
    const plain = plainSchema(schema, optionsFor(isDirected ? direction : undefined));
    names[name] = nameIn(plain) ?? name;
    if (names[name] === name) own[name] = plain;
  }
  return { names, schemas: { ...own, ...referred } };
}

/** What is but a reference needs no name of its own. */
function nameIn(schema: JsonSchema): string | undefined {
  return Object.keys(schema).length === 1 ? textAt(schema, '$ref') || undefined : undefined;
}

function hasMarks(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return 'readOnly' in node || 'writeOnly' in node || Object.values(node).some(hasMarks);
}
