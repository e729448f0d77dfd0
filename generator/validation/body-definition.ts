import type { BodyDefinition, PartDefinition, TextDefinition } from '../../runtime/receiving/service.ts';
import type { Exchange, JsonSchema, Model } from '../model/model.ts';
import { isFile, isObject, propertiesOf, textType } from './text-type.ts';

/** How a receiver reads the body of an exchange; `undefined` for JSON that must be there. */
export function bodyDefinition(model: Model, { body, parameters }: Exchange): BodyDefinition | undefined {
  if (body === undefined) return undefined;
  // Among other parameters, the schema of the whole request says that the body may be absent.
  const optional = !body.required && parameters.every(({ signing }) => signing);
  if (body.format === 'json') return optional ? { format: 'json', optional } : undefined;
  const fields = body.format === 'form' ? formFields(model, body.schema) : [];
  const parts = body.format === 'multipart' ? multipartParts(model, body.schema) : [];
  return {
    format: body.format,
    ...(optional ? { optional } : {}),
    ...(fields.length === 0 ? {} : { fields }),
    ...(parts.length === 0 ? {} : { parts }),
  };
}

/** The fields of a form that are no plain strings. */
function formFields(model: Model, schema: JsonSchema): TextDefinition[] {
  return [...propertiesOf(model, schema)].flatMap(([name, property]) => {
    const text = textType(model, property);
    return text.type === 'string' && text.many !== true ? [] : [{ name, ...text }];
  });
}

/** The parts of a form that are objects or files. */
function multipartParts(model: Model, schema: JsonSchema): PartDefinition[] {
  return [...propertiesOf(model, schema)].flatMap(([name, property]): PartDefinition[] => {
    if (isFile(model, property)) return [{ name, type: 'file' }];
    return isObject(model, property) ? [{ name, type: 'json' }] : [];
  });
}
