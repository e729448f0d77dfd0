import type { ParameterDefinition } from '../../runtime/receiving/service.ts';
import { recordAt } from '../load/openapi.ts';
import type { JsonSchema, Model } from '../model/model.ts';

/** What the text of a parameter is read as, so that it can be checked against its schema. */
export function textType({ schemas }: Model, schema: JsonSchema): ParameterDefinition['type'] {
  const ref = recordAt({ schema }, 'schema')['$ref'];
  const resolved = typeof ref === 'string' ? schemas[ref.replace('#/components/schemas/', '')] : schema;
  const type = recordAt({ resolved }, 'resolved')['type'];
  const types = Array.isArray(type) ? type : [type];
  if (types.includes('string')) return 'string';
  if (types.includes('number') || types.includes('integer')) return 'number';
  if (types.includes('boolean')) return 'boolean';
  return types.includes('array') ? 'array' : 'string';
}
