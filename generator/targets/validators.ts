import type { Loaded } from '../load/load.ts';
import type { JsonSchema, Model } from '../model/model.ts';
import { plainSchemas } from '../validation/plain-schemas.ts';
import { validationSchemas } from '../validation/schemas.ts';
import { type HeaderView, header } from './header.ts';

export interface ValidatorsView extends HeaderView {
  /** Name of each, the type it validates, and the name of its schema. */
  readonly validators: readonly { readonly name: string; readonly type: string; readonly schema: string }[];
  /** By name: JSON Schema (2020-12) with nothing but what is checked, whose `$ref`s are such names. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** The `validators` target: a typed function per request and response, and the schemas that they check by. */
export function validatorsView(model: Model, loaded: Loaded): ValidatorsView {
  const { names, schemas } = plainSchemas(validationSchemas(model), model.schemas);
  return {
    ...header(model, loaded),
    validators: Object.entries(names).map(([type, schema]) => ({ name: `validate${type}`, type, schema })),
    schemas,
  };
}
