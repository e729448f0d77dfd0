import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** @import { ValidateFunction } from 'ajv' */

/**
 * The extensions by name: the OpenAPI objects that each stands on (any, when left out), and its validator.
 *
 * @returns {Map<string, { on: readonly string[] | undefined, validate: ValidateFunction }>}
 */
export function knownExtensions() {
  const file = new URL('../extensions.schema.json', import.meta.url);
  /** @type {{ $id: string, properties: Record<string, { 'x-on'?: string[] }> }} */
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, allowUnionTypes: true });
  ajv.addVocabulary(['x-on']).addSchema(schema);
  return new Map(
    Object.entries(schema.properties).map(([name, { 'x-on': on }]) => [
      name,
      { on, validate: ajv.compile({ $ref: `${schema.$id}#/properties/${name}` }) },
    ]),
  );
}
