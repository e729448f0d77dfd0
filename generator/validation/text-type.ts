import type { TextDefinition } from '../../runtime/receiving/service.ts';
import { recordAt } from '../load/openapi.ts';
import type { JsonSchema, Model } from '../model/model.ts';

/** What the text of a parameter is read as, so that it can be checked against its schema. */
export function textType(model: Model, schema: JsonSchema): Pick<TextDefinition, 'type' | 'many'> {
  const { types, resolved } = typesOf(model, schema);
  if (types.includes('array') && !types.includes('string')) {
    return { type: scalar(typesOf(model, recordAt({ resolved }, 'resolved')['items']).types), many: true };
  }
  return { type: scalar(types) };
}

function scalar(types: readonly unknown[]): TextDefinition['type'] {
  if (types.includes('string')) return 'string';
  if (types.includes('number') || types.includes('integer')) return 'number';
  return types.includes('boolean') ? 'boolean' : 'string';
}

function typesOf(model: Model, schema: unknown): { types: readonly unknown[]; resolved: unknown } {
  const resolved = resolvedSchema(model, schema);
  const type = recordAt({ resolved }, 'resolved')['type'];
  return { types: Array.isArray(type) ? type : [type], resolved };
}

/** A schema itself, where it is a reference to one of the components. */
export function resolvedSchema({ schemas }: Model, schema: unknown): unknown {
  const ref = recordAt({ schema }, 'schema')['$ref'];
  return typeof ref === 'string' ? schemas[ref.replace('#/components/schemas/', '')] : schema;
}
