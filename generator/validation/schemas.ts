import type { Content, Exchange, Json, JsonSchema, Model } from '../model/model.ts';
import { sameSchema } from '../model/same-schema.ts';
import type { Directed } from './plain-schemas.ts';

/** The schema of each request and response by the name of its type: what a receiver and a mock must check. */
export function validationSchemas({ exchanges }: Model): Record<string, Directed> {
  const schemas: Record<string, Directed> = {};
  for (const exchange of exchanges) {
    schemas[exchange.requestType] = { schema: requestSchema(exchange), direction: 'request' };
    for (const { typeName, content } of exchange.responses)
      schemas[typeName] ??= { schema: content?.schema ?? true, direction: 'response' };
  }
  return schemas;
}

/** Of the body alone when no other parameter is left; else of `{ path, query, header, cookie, body }`. */
export function requestSchema({ parameters, body, otherBodies }: Exchange): JsonSchema {
  const own = parameters.filter(({ signing }) => !signing);
  const bodySchema = anyOf([body, ...otherBodies]);
  if (own.length === 0) return bodySchema;
  const places = Map.groupBy(own, (parameter) => parameter.in);
  const properties: Record<string, Json> = {};
  const required: string[] = [];
  for (const [place, group] of places) {
    const names = group.filter((parameter) => parameter.required).map(({ name }) => name);
    properties[place] = {
      type: 'object',
      properties: Object.fromEntries(group.map(({ name, schema }) => [name, schema])),
      ...(names.length === 0 ? {} : { required: names }),
    };
    if (names.length > 0) required.push(place);
  }
  if (body !== undefined) {
    properties['body'] = bodySchema;
    if (body.required) required.push('body');
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

/** A body may be of any of its media types. */
function anyOf(bodies: readonly (Content | undefined)[]): JsonSchema {
  const schemas = bodies.flatMap((body) => (body === undefined ? [] : [body.schema]));
  const distinct = schemas.filter(
    (schema, index) => schemas.findIndex((each) => sameSchema(each, schema)) === index,
  );
  const [only = true] = distinct;
  return distinct.length > 1 ? { anyOf: distinct } : only;
}
