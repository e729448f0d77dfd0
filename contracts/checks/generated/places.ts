import { isRecord, listAt } from '../../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../../generator/model/model.ts';
import type { Fields } from '../../merchant/fields.ts';
import { ownFields } from '../../merchant/required-fields.ts';
import { fieldsOf, resolved } from '../../merchant/schema-fields.ts';

/** Somewhere in a request where a value may stand. */
export interface Place {
  readonly path: readonly (string | number)[];
  /** The path as a report writes it: `userList[0].name`. */
  readonly label: string;
  /** Documented length of a text. */
  readonly longest: number;
  /** Any text is sound here, so a merchant has to work with it. */
  readonly free: boolean;
}

/**
 * Where a request may be changed: at its fields, those that it need not have among them, and at the texts inside of
 * them. What the driver sets by itself stays as it is, but for the activity, and secrets do, since nobody else could
 * encrypt them.
 *
 * @param fields a sound request
 */
export function placesOf(model: Model, exchange: Exchange, fields: Fields): readonly Place[] {
  const { parameters, body } = exchange;
  const members = Object.entries(fieldsOf(model, body?.schema));
  const all = [
    ...parameters.flatMap(({ name, schema, signing }) => (signing ? [] : [[name, schema] as const])),
    ...members,
  ];
  return all.flatMap(([name, described]): Place[] => {
    const schema = resolved(model, described);
    if (ownFields.includes(name) || 'x-encrypted' in schema) return [];
    const sound = fields[name];
    const inside = typeof sound === 'object' && sound !== null ? textsIn(sound, [name], name) : [];
    const free = name !== model.dispatch?.name && isFree(schema) && typeof (sound ?? '') === 'string';
    return [{ path: [name], label: name, longest: longestOf(schema), free }, ...inside];
  });
}

function textsIn(value: unknown, path: Place['path'], label: string): Place[] {
  if (typeof value === 'string') return [{ path, label, longest: 64, free: true }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => textsIn(item, [...path, index], `${label}[${index}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, [...path, key], `${label}.${key}`));
}

function longestOf({ maxLength }: Readonly<Record<string, unknown>>): number {
  return typeof maxLength === 'number' ? maxLength : 64;
}

function isFree(schema: Readonly<Record<string, unknown>>): boolean {
  const { type, pattern } = schema;
  const isClosed = ['enum', 'const', 'format', 'contentMediaType'].some((keyword) => keyword in schema);
  const takesAny = typeof pattern !== 'string' || new RegExp(pattern, 'u').test('"😀');
  return !isClosed && takesAny && (type === 'string' || listAt(schema, 'type').includes('string'));
}
