import { readdirSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { bundledDocument, patterns, type SchemaHolder, schemaHolders } from './bundled-document.ts';

/**
 * What OpenAPI needs beyond the strict mode: unions of types, its formats, and a place for what `$ref` points to. A schema
 * is compiled once, for all its examples.
 */
function compiler(document: Record<string, unknown>): (schema: object) => ValidateFunction {
  const compiled = new Map<object, ValidateFunction>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    ajvFormats.default(ajv);
    ajv.addVocabulary(['components', 'xml', 'x-encrypted', 'x-source']);
    const validate = ajv.compile({ ...schema, components: document['components'] });
    compiled.set(schema, validate);
    return validate;
  };
}

const documents = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

describe.each(documents)('%s', async (name) => {
  const document = await bundledDocument(name);
  const compile = compiler(document);
  const holders = schemaHolders(document);
  const examples = holders.flatMap((holder) =>
    Object.entries(holder.examples).map(([example, value]): [string, unknown, SchemaHolder] => [
      `${holder.pointer} ${example}`,
      value,
      holder,
    ]),
  );

  it.each(holders.map((holder): [string, SchemaHolder] => [holder.pointer, holder]))(
    'has a schema that compiles in strict mode: %s',
    (_, { schema }) => {
      expect(() => compile(schema)).not.toThrow();
    },
  );

  it.each(examples)('has an example that fits its schema: %s', (_, value, { schema }) => {
    const validate = compile(schema);
    validate(value);
    expect(validate.errors).toBeNull();
  });

  it.each([...new Set(patterns(document))])('has a pattern that compiles with the u flag: %s', (pattern) => {
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });
});
