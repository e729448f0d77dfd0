import { Code } from '../emit/helpers.ts';
import type { Loaded } from '../load/load.ts';
import type { Model } from '../model/model.ts';
import { compileSchemas, functionName } from '../validation/compile.ts';
import { validationSchemas } from '../validation/schemas.ts';
import { type HeaderView, header } from './header.ts';

export interface ValidatorsView extends HeaderView {
  /** Name of each, the type it validates, and the name of its compiled form. */
  readonly validators: readonly { readonly name: string; readonly type: string; readonly compiled: string }[];
  /** Ajv's output, and the runtime functions it calls. */
  readonly compiledCode: Code;
  /** Runtime functions that the compiled code calls. */
  readonly compiledUses: readonly string[];
}

/** The `validators` target: a typed function per request and response, compiled ahead of time by Ajv. */
export function validatorsView(model: Model, loaded: Loaded): ValidatorsView {
  const schemas = validationSchemas(model);
  const { text, uses } = compileSchemas(schemas, model.schemas);
  return {
    ...header(model, loaded),
    validators: Object.keys(schemas).map((type) => ({
      name: `validate${type}`,
      type,
      compiled: functionName(type),
    })),
    compiledCode: new Code(text),
    compiledUses: uses,
  };
}
