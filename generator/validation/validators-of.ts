import type { Validator } from '../../runtime/validation/fault.ts';
import type { Schema, Schemas } from '../../runtime/validation/schema.ts';
import { createValidators } from '../../runtime/validation/validators.ts';
import type { JsonSchema, Model } from '../model/model.ts';
import { type PlainSchemas, plainSchemas } from './plain-schemas.ts';
import { validationSchemas } from './schemas.ts';

/** The validators that a model's generated code has, in this very process and by the names of their types. */
export function modelValidators(
  model: Model,
  components: Model['schemas'] = model.schemas,
): (type: string) => Validator<unknown> {
  const plain = plainSchemas(validationSchemas(model), components);
  const validators = createValidators(madeWhenNeeded(plain));
  return (type) => validators(plain.names[type] ?? type);
}

/** A validator of one schema, which may refer to schemas of `components`. */
export function schemaValidator<T = unknown>(schema: JsonSchema, components: Model['schemas']): Validator<T> {
  const plain = plainSchemas({ it: { schema } }, components);
  return createValidators(madeWhenNeeded(plain))<T>(plain.names['it'] ?? 'it');
}

function madeWhenNeeded({ schemas }: PlainSchemas): Schemas {
  return Object.fromEntries(
    // Plain schemas hold only keywords whose values fit.
    Object.entries(schemas).map(([name, schema]) => [name, () => schema as Schema]),
  );
}
