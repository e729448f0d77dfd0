import { Ajv2020 } from 'ajv/dist/2020.js';
import extensions from '../extensions.schema.json' with { type: 'json' };

/** @import { ValidateFunction } from 'ajv' */

/**
 * The extensions by name: the OpenAPI objects that each stands on (any, when left out), and its validator.
 *
 * @returns {Map<string, { on: readonly string[] | undefined, validate: ValidateFunction }>}
 */
export function knownExtensions() {
  const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, allowUnionTypes: true });
  ajv.addVocabulary(['x-on']).addSchema(extensions);
  return new Map(
    Object.entries(extensions.properties).map(([name, property]) => [
      name,
      {
        on: 'x-on' in property ? property['x-on'] : undefined,
        validate: ajv.compile({ $ref: `${extensions.$id}#/properties/${name}` }),
      },
    ]),
  );
}
