import type {
  FieldDefinition,
  ParameterDefinition,
  TextDefinition,
} from '../../runtime/receiving/service.ts';
import type { Model, Parameter } from '../model/model.ts';
import { isList, itemOf, othersOf, propertiesOf, textType } from './text-type.ts';

/** How a parameter stands in a request; what goes without saying is left out. */
export function parameterDefinition(model: Model, parameter: Parameter): ParameterDefinition {
  const { in: place, explode: explodes, style: written } = parameter;
  const { style = written, explode, many, single, ...field } = fieldDefinition(model, parameter);
  // JSON has lists of its own.
  const definition = {
    ...field,
    ...(many === true && !parameter.json ? { many, ...(single ? { single } : {}) } : {}),
  };
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const isPlain = definition.many !== true && definition.members === undefined;
  return {
    in: place,
    ...definition,
    ...(style === usual || (isPlain && place === 'query' && style !== 'deepObject') ? {} : { style }),
    ...(isPlain || explodes === (written === 'form') ? {} : { explode: explodes }),
  };
}

/** The same of a field of a form, which stands there as it would in a query. */
export function fieldDefinition(
  model: Model,
  {
    name,
    schema,
    style,
    explode,
    json,
  }: Pick<Parameter, 'name' | 'style' | 'explode' | 'json'> & {
    readonly schema: unknown;
  },
): FieldDefinition {
  const isDeep = style === 'deepObject';
  const { type, many = false, single = false } = isDeep ? deepType(model, schema) : textType(model, schema);
  const members =
    json || (many && !isDeep) ? [] : isDeep ? deepMembers(model, schema) : membersOf(model, schema);
  const isObject = !json && ((type === 'json' && !many) || members.length > 0);
  const rest = isObject ? restOf(model, schema, isDeep) : undefined;
  const isPlain = !many && !isObject;
  return {
    name,
    type: json || (isObject && type === 'json') ? 'string' : type,
    ...(many ? { many } : {}),
    ...(single ? { single } : {}),
    ...(isObject ? { members } : {}),
    ...(rest === undefined ? {} : { rest }),
    ...(style === 'form' || (isPlain && !isDeep) ? {} : { style }),
    ...(isPlain || isDeep || explode === (style === 'form') ? {} : { explode }),
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

/** Beyond this depth, and where a schema holds itself, all is text. */
const deepest = 5;

/** In brackets a list is known for one, even where a text may stand in its place. */
function deepType(model: Model, schema: unknown): Pick<TextDefinition, 'type' | 'many' | 'single'> {
  if (!isList(model, schema)) return textType(model, schema);
  return { type: textType(model, itemOf(model, schema)).type, many: true };
}

/** Members of members, too. */
function deepMembers(model: Model, schema: unknown, passed: readonly unknown[] = []): TextDefinition[] {
  const own = itemOf(model, schema);
  if (passed.length === deepest || passed.includes(own)) return [];
  // Text goes without saying, unless the object's other members are something else.
  const isTextUsual = restOf(model, own, true, passed) === undefined;
  return [...propertiesOf(model, own)].flatMap(([name, property]) => {
    const text = deepType(model, property);
    const inside = deepInside(model, property, [...passed, own]);
    return isTextUsual && isPlainText(text) && Object.keys(inside).length === 0
      ? []
      : [{ name, ...text, ...inside }];
  });
}

function deepInside(
  model: Model,
  schema: unknown,
  passed: readonly unknown[],
): Pick<TextDefinition, 'members' | 'rest'> {
  const members = deepMembers(model, schema, passed);
  const rest = passed.length < deepest ? restOf(model, itemOf(model, schema), true, passed) : undefined;
  return { ...(members.length === 0 ? {} : { members }), ...(rest === undefined ? {} : { rest }) };
}

/** What the members of an object are that it does not name; nothing where they are text. */
function restOf(
  model: Model,
  schema: unknown,
  isDeep: boolean,
  passed: readonly unknown[] = [],
): TextDefinition['rest'] {
  const others = othersOf(model, schema);
  if (others === undefined || passed.includes(others)) return undefined;
  if (!isDeep) return isPlainText(textType(model, others)) ? undefined : textType(model, others);
  const text = deepType(model, others);
  const inside = deepInside(model, others, [...passed, others]);
  return isPlainText(text) && Object.keys(inside).length === 0 ? undefined : { ...text, ...inside };
}

function isPlainText({ type, many }: Pick<TextDefinition, 'type' | 'many'>): boolean {
  return type === 'string' && many !== true;
}
