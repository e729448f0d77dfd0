import type { FieldDefinition, PartDefinition } from '../receiving/service.ts';
import { canonicalJson } from '../signing/canonical-json.ts';
import { encode, inQuery } from './serialize-parameters.ts';

/** Serialises signed bodies as the platform does: compact, keys in ascending order, without nulls: every way to verify agrees. */
export function serializeBody(body: unknown): string {
  return canonicalJson(body, 'all');
}

/**
 * `application/x-www-form-urlencoded`; lists repeat their name, objects are JSON, `undefined` is left out.
 *
 * @param fields those that are written in another way
 */
export function serializeForm(body: object = {}, fields: readonly FieldDefinition[] = []): string {
  return Object.entries(body)
    .flatMap(([name, value]: [string, unknown]) => {
      const definition = fields.find((field) => field.name === name);
      if (definition !== undefined && definition.json !== true) return inQuery(definition, value);
      return listOf(value).map((each) => [name, encode(textOf(each))] as const);
    })
    .map(([name, text]) => `${encode(name)}=${text}`)
    .join('&')
    .replaceAll('%20', '+');
}

/**
 * `multipart/form-data`: files as they are, objects as JSON parts, all else as text.
 *
 * @param parts those that are written in another way
 */
export function serializeParts(body: object = {}, parts: readonly PartDefinition[] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    const { type, many, contentType } = parts.find((part) => part.name === name) ?? {};
    // One part with a list of JSON, where the document says that the list is JSON.
    const isWhole = type === 'json' && many !== true && Array.isArray(value);
    for (const each of isWhole ? [value] : listOf(value)) form.append(name, partOf(each, type, contentType));
  }
  return form;
}

function partOf(
  value: unknown,
  type: PartDefinition['type'] | undefined,
  contentType: string | undefined,
): string | Blob {
  if (value instanceof Blob) return typed(value, contentType);
  if (type === 'json' || typeof value === 'object')
    return new Blob([JSON.stringify(value)], { type: contentType ?? 'application/json' });
  return contentType === undefined ? String(value) : new Blob([String(value)], { type: contentType });
}

/** A file that does not say what it is, is what the document says. */
function typed(file: Blob, contentType: string | undefined): Blob {
  if (file.type !== '' || contentType === undefined) return file;
  return file instanceof File
    ? new File([file], file.name, { type: contentType })
    : new Blob([file], { type: contentType });
}

function listOf(value: unknown): unknown[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => each !== undefined && each !== null);
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
