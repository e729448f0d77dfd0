import type { ErrorObject } from 'ajv/dist/2020.js';
import { isRecord } from '../generator/load/openapi.ts';

/**
 * What is wrong with a value, in words: `merchants[1].calls in koocontract.config.ts must be one of debug, real, both.`
 *
 * @param error the first one that Ajv found, with `verbose`
 * @param file where the value stands
 */
export function mistake(error: ErrorObject, file: string): string {
  const path = pathOf(error.instancePath);
  const place = path === '' ? file : `${path} in ${file}`;
  const { keyword, params, parentSchema } = error;
  switch (keyword) {
    case 'additionalProperties':
      return `${place} has a key that does not exist: ${params['additionalProperty']}. There are: ${Object.keys(keysOf(parentSchema)).join(', ')}.`;
    case 'required':
      return `${place} has no ${params['missingProperty']}.`;
    case 'type':
      return `${place} must be ${types[String(params['type'])] ?? params['type']}.`;
    case 'enum':
      return `${place} must be one of ${texts(params['allowedValues']).join(', ')}.`;
    case 'minItems':
    case 'minLength':
      return `${place} must not be empty.`;
    case 'pattern':
    case 'format':
      return `${place} must be ${describe(parentSchema)}.`;
    default:
      return `${place} ${error.message}.`;
  }
}

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
};

/** `/merchants/1/calls` → `merchants[1].calls` */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

function keysOf(schema: unknown): Record<string, unknown> {
  const properties = isRecord(schema) ? schema['properties'] : undefined;
  return isRecord(properties) ? properties : {};
}

/** Patterns and formats are described for readers. */
function describe(schema: unknown): string {
  const description = isRecord(schema) ? schema['description'] : undefined;
  return typeof description === 'string' ? description : 'of another form';
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}
