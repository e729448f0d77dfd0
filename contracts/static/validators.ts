import type { Json, JsonSchema, Model } from '../../generator/model/model.ts';
import { schemaValidator } from '../../generator/validation/validators-of.ts';
import type { Fault } from '../../runtime/validation/fault.ts';
import { relaxed } from './relaxed.ts';

/** What is wrong with a value, by its schema; nothing when it fits. */
export type Validate = (value: Json) => readonly Fault[];

/**
 * Compiles schemas of a document when they are first needed.
 *
 * @param partial values need only be a part of what the schema asks for
 */
export function createValidators(
  { schemas }: Pick<Model, 'schemas'>,
  partial: boolean,
): (schema: JsonSchema) => Validate {
  const change = partial ? relaxed : (schema: JsonSchema) => schema;
  const components = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, change(schema)]),
  );
  const known = new Map<JsonSchema, Validate>();
  return (schema) => {
    const found = known.get(schema) ?? compile(change(schema), components);
    known.set(schema, found);
    return found;
  };
}

function compile(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): Validate {
  const validate = schemaValidator<Json>(schema, components);
  return (value) => {
    const outcome = validate(value);
    return outcome.ok ? [] : outcome.faults;
  };
}
