import type { ParameterDefinition } from '../../runtime/receiving/service.ts';
import { recordAt } from '../load/openapi.ts';
import type { JsonSchema, Model } from '../model/model.ts';

/** What the text of a parameter is read as, so that it can be checked against its schema. */
export function textType(model: Model, schema: JsonSchema): Pick<ParameterDefinition, 'type' | 'many'> {
  const { types, resolved } = typesOf(model, schema);
  if (types.includes('array') && !types.includes('string')) {
    return { type: scalar(typesOf(model, recordAt({ resolved }, 'resolved')['items']).types), many: true };
  }
  return { type: scalar(types) };
}

function scalar(types: readonly unknown[]): ParameterDefinition['type'] {
  if (types.includes('string')) return 'string';
  if (types.includes('number') || types.includes('integer')) return 'number';
  return types.includes('boolean') ? 'boolean' : 'string';
}

function typesOf({ schemas }: Model, schema: unknown): { types: readonly unknown[]; resolved: unknown } {
  const ref = recordAt({ schema }, 'schema')['$ref'];
  const resolved = typeof ref === 'string' ? schemas[ref.replace('#/components/schemas/', '')] : schema;
  const type = recordAt({ resolved }, 'resolved')['type'];
  return { types: Array.isArray(type) ? type : [type], resolved };
}
