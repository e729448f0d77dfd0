import { Ajv2020 } from 'ajv/dist/2020.js';
import extensions from '../extensions.schema.json' with { type: 'json' };

/** @import { ValidateFunction } from 'ajv' */

/**
 * The extensions by name: the OpenAPI objects that each stands on (any, when left out), and its validator. That is made when
 * the first document has such an extension: for all of them it would take longer than to read most documents.
 *
 * @type {Map<string, { on: readonly string[] | undefined, validate: () => ValidateFunction }>}
 */
export const knownExtensions = describeExtensions();

function describeExtensions() {
  const compile = once(compiler);
  return new Map(
    Object.entries(extensions.properties).map(([name, property]) => [
      name,
      {
        on: 'x-on' in property ? property['x-on'] : undefined,
        validate: once(() => compile()(name)),
      },
    ]),
  );
}

/** @returns {(name: string) => ValidateFunction} */
function compiler() {
  const options = { strict: true, allErrors: true, verbose: true, allowUnionTypes: true };
  // A test sees to it that the schema itself is one: that would take as long as all the rest.
  const ajv = new Ajv2020({ ...options, meta: false, validateSchema: false });
  ajv.addVocabulary(['x-on']).addSchema(extensions);
  return (name) => ajv.compile({ $ref: `${extensions.$id}#/properties/${name}` });
}

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T} the same each time, made the first time
 */
function once(make) {
  /** @type {{ made: T } | undefined} */
  let kept;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}
