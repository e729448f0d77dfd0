import type { ParameterDefinition, TextDefinition } from '../../runtime/receiving/service.ts';
import type { Model, Parameter } from '../model/model.ts';
import { propertiesOf, textType } from './text-type.ts';

/** How a parameter stands in a request; what goes without saying is left out. */
export function parameterDefinition(
  model: Model,
  { in: place, name, schema, style, explode, json }: Parameter,
): ParameterDefinition {
  const { type, many = false } = json ? ({ type: 'string' } as const) : textType(model, schema);
  const isObject = type === 'json' && !many;
  const members = json || many ? [] : membersOf(model, schema);
  const isPlain = !many && !isObject && members.length === 0;
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  return {
    in: place,
    name,
    type: isObject ? 'string' : type,
    ...(many ? { many } : {}),
    ...(isObject || members.length > 0 ? { members } : {}),
    ...(style === usual || (isPlain && place === 'query') ? {} : { style }),
    ...(isPlain || explode === (style === 'form') ? {} : { explode }),
    ...(json ? { json } : {}),
  };
}

/** Whether openapi-fetch would write a parameter in another way. */
export function isStyled({
  in: place,
  type,
  many,
  members,
  style,
  json,
  explode,
}: ParameterDefinition): boolean {
  const isPlain = members === undefined && json !== true;
  if (!isPlain || type === 'json' || style !== undefined || place === 'cookie') return true;
  return many === true && (place !== 'query' || explode !== undefined);
}

function membersOf(model: Model, schema: unknown): TextDefinition[] {
  return [...propertiesOf(model, schema)].map(([name, property]) => ({ name, ...textType(model, property) }));
}
