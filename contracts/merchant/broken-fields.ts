import { listAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { exchangeOf } from './exchange-of.ts';
import type { Fields } from './fields.ts';
import { ownFields, requiredFields } from './required-fields.ts';
import { fieldsOf, requiredOf, resolved } from './schema-fields.ts';

/**
 * What is wrong with a field: it is left out, it is `null`, it has another JSON type, it is longer than documented, it is
 * beyond another limit, it is none of the documented values, or one of its entries lacks a mandatory member.
 */
export type Defect = 'missing' | 'null' | 'type' | 'length' | 'limit' | 'value' | 'member';

/** One way to break one field of a sound request. */
export interface BrokenField {
  readonly field: string;
  readonly defect: Defect;
  /** Behind the name of the exchange: `without orderId`. */
  readonly what: string;
  /** What stands in the field; `undefined` leaves it out. */
  readonly value: unknown;
}

/**
 * Every way to break one field of a request: mandatory ones lose their value or their type, and all lose their limits
 * and documented values. What the driver sets by itself (activity, mark of debugging calls, signature) stays sound.
 *
 * @param name of the exchange
 * @param fields a sound request
 */
export function brokenFields(model: Model, name: string, fields: Fields): readonly BrokenField[] {
  const exchange = exchangeOf(model, name);
  const required = requiredFields(model, name);
  return schemasOf(model, exchange).flatMap(({ field, schema, inBody }) => {
    const sound = fields[field];
    const broken = (defect: Defect, what: string, value: unknown): BrokenField => ({
      field,
      defect,
      what,
      value,
    });
    const lacking = required.includes(field) ? [broken('missing', `without ${field}`, undefined)] : [];
    const mistyped = required.includes(field) && inBody ? otherTypes(model, schema, sound) : [];
    const values = listAt(schema, 'enum').concat('const' in schema ? [schema['const']] : []);
    const outside =
      values.length > 0
        ? [broken('value', `with ${JSON.stringify(unlike(values))} for ${field}`, unlike(values))]
        : [
            ...tooLong(schema, sound, inBody).map((text) =>
              broken('length', `with ${text.length} characters for ${field}`, text),
            ),
            ...beyond(schema, sound).map(([words, value]) =>
              broken('limit', `with ${words} for ${field}`, value),
            ),
          ];
    return [
      ...lacking,
      ...mistyped.map(([defect, words, value]) => broken(defect, `with ${words} for ${field}`, value)),
      ...outside,
      ...incomplete(model, schema, sound).map(([member, value]) =>
        broken('member', `with an entry without ${member} in ${field}`, value),
      ),
    ];
  });
}

interface Place {
  readonly field: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly inBody: boolean;
}

function schemasOf(model: Model, { parameters, body }: Exchange): readonly Place[] {
  const sent = parameters.filter(({ signing }) => !signing);
  return [
    ...sent.map(({ name, schema }) => ({ field: name, schema: resolved(model, schema), inBody: false })),
    ...Object.entries(fieldsOf(model, body?.schema)).map(([field, schema]) => ({
      field,
      schema: resolved(model, schema),
      inBody: true,
    })),
  ].filter(({ field }) => field !== model.dispatch?.name && !ownFields.includes(field));
}

type Mistyped = readonly [defect: 'null' | 'type', words: string, value: unknown];

/** Numbers are left out: to read one in place of a text is tolerance, not a fault. */
function otherTypes(model: Model, schema: unknown, sound: unknown): readonly Mistyped[] {
  const json = 'contentMediaType' in resolved(model, schema) ? ['array', 'object'] : [];
  // Who takes JSON for the text that holds it is tolerant: the next generation of the guide sends it so.
  const known = [...typesOf(model, schema), ...json];
  // Nothing is said of the type.
  if (typesOf(model, schema).length === 0) return [];
  const all: readonly (readonly [type: string, ...Mistyped])[] = [
    ['null', 'null', 'null', null],
    ['object', 'type', 'an object', { value: sound }],
    ['array', 'type', 'an array', [sound]],
    ['boolean', 'type', 'true', true],
    ['string', 'type', 'a text', 'text'],
  ];
  return all.filter(([type]) => !known.includes(type)).map(([, ...mistyped]) => mistyped);
}

function typesOf(model: Model, schema: unknown): readonly string[] {
  const own = resolved(model, schema);
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listAt(own, keyword));
  const named = typeof own['type'] === 'string' ? [own['type']] : listAt(own, 'type').map(String);
  return [...named, ...parts.flatMap((part) => typesOf(model, part))];
}

/** One character too long and, if that makes no address which web servers refuse for its length, far too long. */
function tooLong(schema: Place['schema'], sound: unknown, inBody: boolean): readonly string[] {
  const { maxLength: longest, pattern } = schema;
  if (typeof longest !== 'number') return [];
  const start = typeof sound === 'string' ? sound : '';
  const filling = typeof pattern === 'string' && pattern.includes('\\d') ? '1' : 'x';
  const lengths = inBody ? [longest + 1, longest + 10_000] : [longest + 1, longest + 1000];
  return lengths.filter((length) => inBody || length < 7000).map((length) => start.padEnd(length, filling));
}

/** The first entry of a list lacks one of its mandatory members. */
function incomplete(
  model: Model,
  schema: Place['schema'],
  sound: unknown,
): readonly (readonly [member: string, entries: unknown])[] {
  const [first, ...others] = Array.isArray(sound) ? (sound as readonly unknown[]) : [];
  return requiredOf(model, schema['items']).map((member) => [
    member,
    [{ ...Object(first), [member]: undefined }, ...others],
  ]);
}

function beyond(
  schema: Place['schema'],
  sound: unknown,
): readonly (readonly [words: string, value: unknown])[] {
  const { maximum, minimum, maxItems } = schema;
  const number = (value: number) => [String(value), value] as const;
  const entries = typeof maxItems === 'number' && Array.isArray(sound) ? maxItems + 1 : 0;
  return [
    ...(typeof maximum === 'number' ? [number(maximum + 1)] : []),
    ...(typeof minimum === 'number' ? [number(minimum - 1)] : []),
    ...(entries === 0
      ? []
      : [[`${entries} entries`, Array.from({ length: entries }, () => (sound as unknown[])[0])] as const]),
  ];
}

/** A value of the same kind that is none of these, nor the next one, which a later edition may have. */
function unlike(values: readonly unknown[]): unknown {
  const numbers = values.map(Number);
  if (numbers.some(Number.isNaN)) return 'NO_SUCH';
  const other = Math.max(...numbers) + 7;
  return typeof values[0] === 'number' ? other : String(other);
}
