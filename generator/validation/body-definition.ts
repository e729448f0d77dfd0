import type { BodyDefinition, FieldDefinition, PartDefinition } from '../../runtime/receiving/service.ts';
import { isJsonType, isNamedJson } from '../model/media-type.ts';
import type { Content, Exchange, JsonSchema, Model, PartEncoding } from '../model/model.ts';
import { fieldDefinition } from './parameter-definition.ts';
import { isFile, isObject, propertiesOf, textType } from './text-type.ts';

/** How a receiver reads the body of an exchange; `undefined` for JSON that must be there. */
export function bodyDefinition(
  model: Model,
  { body, otherBodies, parameters }: Exchange,
): BodyDefinition | undefined {
  if (body === undefined) return undefined;
  // Among other parameters, the schema of the whole request says that the body may be absent.
  const optional = !body.required && parameters.every(({ signing }) => signing);
  const { mediaType, ...definition } = contentDefinition(model, body);
  if (otherBodies.length === 0) {
    const isNamed = isNamedJson(mediaType);
    if (body.format === 'json' && !isNamed && !optional) return undefined;
    return { ...definition, ...(isNamed ? { mediaType } : {}), ...(optional ? { optional } : {}) };
  }
  const others = otherBodies.map((content) => contentDefinition(model, content));
  return { ...definition, mediaType, ...(optional ? { optional } : {}), others };
}

/** How one of the bodies that a request may have is read and written. */
export function contentDefinition(
  model: Model,
  { mediaType, format, schema, encoding = {} }: Content,
): BodyDefinition & { readonly mediaType: string } {
  const fields = format === 'form' ? formFields(model, schema, encoding) : [];
  const parts = format === 'multipart' ? multipartParts(model, schema, encoding) : [];
  return {
    format,
    mediaType,
    ...(fields.length === 0 ? {} : { fields }),
    ...(parts.length === 0 ? {} : { parts }),
  };
}

type Encodings = Readonly<Record<string, PartEncoding>>;

/** The fields of a form that are no plain strings. An object is JSON where nothing else is said. */
function formFields(model: Model, schema: JsonSchema, encodings: Encodings): FieldDefinition[] {
  return [...propertiesOf(model, schema)].flatMap(([name, property]) => {
    const { style, explode } = encodingOf(encodings, name) ?? {};
    const usual = style ?? 'form';
    const json = style === undefined && isObject(model, property);
    const definition = fieldDefinition(model, {
      ...{ name, schema: property, style: usual, explode: explode ?? usual === 'form', json },
    });
    return Object.keys(definition).length === 2 && definition.type === 'string' ? [] : [definition];
  });
}

/** The parts of a form that are no plain strings. */
function multipartParts(model: Model, schema: JsonSchema, encodings: Encodings): PartDefinition[] {
  return [...propertiesOf(model, schema)].flatMap(([name, property]): PartDefinition[] => {
    const { contentType } = encodingOf(encodings, name) ?? {};
    const { type: text, many = false, single = false } = textType(model, property);
    // Said of a list, it is the type of the list.
    if (contentType !== undefined && isJsonType(contentType) && !isFile(model, property))
      return [{ name, type: 'json', contentType }];
    const list = { ...(many ? { many } : {}), ...(single ? { single } : {}) };
    const said = contentType === undefined || /[*,]/.test(contentType) ? {} : { contentType };
    if (isFile(model, property)) return [{ name, type: 'file', ...list, ...said }];
    if (isObject(model, property)) return [{ name, type: 'json', ...list }];
    return text === 'string' && !many && contentType === undefined
      ? []
      : [{ name, type: text, ...list, ...said }];
  });
}

function encodingOf(encodings: Encodings, name: string): PartEncoding | undefined {
  return Object.hasOwn(encodings, name) ? encodings[name] : undefined;
}
