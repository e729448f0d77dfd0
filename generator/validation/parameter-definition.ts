import type { ParameterDefinition, TextDefinition } from '../../runtime/receiving/service.ts';
import { isRecord, listAt, recordAt } from '../load/openapi.ts';
import type { JsonSchema, Model, Parameter } from '../model/model.ts';
import { resolvedSchema, textType } from './text-type.ts';

/** How a parameter stands in a request; what goes without saying is left out. */
export function parameterDefinition(
  model: Model,
  { in: place, name, schema, style, explode, json }: Parameter,
): ParameterDefinition {
  const { type, many = false } = json ? ({ type: 'string' } as const) : textType(model, schema);
  const members = json || many ? [] : membersOf(model, schema, 0);
  const isPlain = !many && members.length === 0;
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  return {
    in: place,
    name,
    type,
    ...(many ? { many } : {}),
    ...(members.length === 0 ? {} : { members }),
    ...(style === usual || (isPlain && place === 'query') ? {} : { style }),
    ...(isPlain || explode === (style === 'form') ? {} : { explode }),
    ...(json ? { json } : {}),
  };
}

/** Whether openapi-fetch would write a parameter in another way. */
export function isStyled({ in: place, many, members, style, json, explode }: ParameterDefinition): boolean {
  const isPlain = members === undefined && json !== true;
  if (!isPlain || style !== undefined || place === 'cookie') return true;
  return many === true && (place !== 'query' || explode !== undefined);
}

/** The properties of an object, those of its parts and alternatives among them. */
function membersOf(model: Model, schema: unknown, depth: number): TextDefinition[] {
  const resolved = resolvedSchema(model, schema);
  const own = Object.entries(recordAt(resolved, 'properties')).map(([name, property]) => ({
    name,
    ...textType(model, isSchema(property) ? property : true),
  }));
  if (depth > 5) return own;
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listAt(resolved, keyword));
  const all = [...own, ...parts.flatMap((part) => membersOf(model, part, depth + 1))];
  return [...new Map(all.map((member) => [member.name, member])).values()];
}

function isSchema(value: unknown): value is JsonSchema {
  return isRecord(value);
}
